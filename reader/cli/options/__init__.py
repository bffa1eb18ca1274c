"""Options, and the settings that they and the file come to."""
