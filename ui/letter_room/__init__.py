"""The letter room: due, printed, posted, returned."""
