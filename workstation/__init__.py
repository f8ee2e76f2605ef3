"""The verification workstation: what the office does."""
