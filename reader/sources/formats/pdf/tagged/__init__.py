"""Reads PDF documents by their tags."""
