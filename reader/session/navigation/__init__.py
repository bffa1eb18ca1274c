"""Positions in a script, and finding things in it."""
