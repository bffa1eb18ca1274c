"""One HTML file with its sound and a player."""
