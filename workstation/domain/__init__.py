"""The office's rules on plain values: no IO, no clock, no randomness."""
