"""Reads PDF documents: by their tags, or else by where the words stand on the page."""
