"""The terminal: keys in, lines out. It knows no session."""
