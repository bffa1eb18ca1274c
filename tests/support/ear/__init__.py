"""A virtual ear: hears what programs play, and when."""
