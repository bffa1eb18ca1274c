"""The formats of files: each becomes HTML."""
