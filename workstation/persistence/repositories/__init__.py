"""One repository per noun: rows in, domain values out, conditions in every WHERE."""
