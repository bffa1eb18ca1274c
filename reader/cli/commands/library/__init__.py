"""The commands for what is kept: the queue, the history and the bookmarks."""
