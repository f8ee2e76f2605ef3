"""Signing in, and coming back to a locked screen."""
