"""Feeds: adding and updating them, and downloading what they add to the queue."""
