"""The commands that show what is read and why."""
