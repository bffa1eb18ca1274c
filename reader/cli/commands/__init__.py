"""The commands of `reader`: a folder for each group that `reader --help` shows, a file each."""
