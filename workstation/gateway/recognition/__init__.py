"""Turning a page's picture into words: runs inside the sandbox's children only."""
