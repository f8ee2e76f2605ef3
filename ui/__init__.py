"""The desktop: what staff see and touch. Everything they decide is done by ``workstation``."""
