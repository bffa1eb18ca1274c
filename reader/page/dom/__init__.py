"""Bytes to a tree, and what every element of it is."""
