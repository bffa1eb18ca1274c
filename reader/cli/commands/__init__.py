"""The commands of `reader`, a file each."""
