"""Command-line options and the settings that follow from them."""
