"""The commands that read aloud."""
