"""A podcast feed and its page."""
