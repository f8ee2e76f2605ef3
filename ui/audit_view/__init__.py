"""The audit viewer: who did what to which application, in words, and the proof of the log."""
