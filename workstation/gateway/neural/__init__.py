"""The neural reader: finds and reads lines with PP-OCRv6; runs in the sandbox's children only."""
