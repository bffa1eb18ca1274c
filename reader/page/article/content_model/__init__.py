"""The trained model that decides which runs of text are content: its features, its trees, its reasons."""
