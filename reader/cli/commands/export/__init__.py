"""The commands that write articles to files."""
