"""The commands for voices, settings and help."""
