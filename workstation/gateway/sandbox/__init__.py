"""Strangers' files are opened and read here only, in forked processes with limits.

``client`` starts and talks to a fork server (``python -m workstation.gateway.sandbox``), which
forks once per file; a file can at worst kill its own child.
"""
