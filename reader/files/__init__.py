"""Files: written whole, cached within a limit, private to their owner."""
