"""Converts Word documents to HTML."""
