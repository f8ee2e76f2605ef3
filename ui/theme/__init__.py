"""How everything looks: colours, type, icons; light, dark and high contrast."""
