"""Feeds and reading lists: what they add to the queue."""
