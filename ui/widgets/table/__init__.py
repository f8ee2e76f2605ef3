"""Lists of any length: pages read by key behind a table."""
