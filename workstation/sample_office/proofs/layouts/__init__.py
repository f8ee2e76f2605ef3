"""The layouts of the invented papers, one module a kind."""
