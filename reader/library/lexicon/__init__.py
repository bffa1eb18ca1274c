"""The listener's pronunciations, in a file."""
