"""The review desk: an address proof beside what was declared, and the decision."""
