"""The queue: what waits, who has it, what is next."""
