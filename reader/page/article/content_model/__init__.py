"""The learned model of which runs of text are content: its features, its trees, and its reasons in words."""
