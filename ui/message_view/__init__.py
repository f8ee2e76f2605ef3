"""Messages: what went out to applicants, and what did not."""
