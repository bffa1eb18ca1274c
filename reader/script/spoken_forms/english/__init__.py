"""English, a file a kind."""
