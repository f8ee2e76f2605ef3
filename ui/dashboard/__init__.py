"""The supervisor's desk: how the office stands, second opinions, duplicates, held releases."""
