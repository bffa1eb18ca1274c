"""The commands of `reader`: a file for each, in a folder for each group that `reader --help` shows."""
