"""Turns one section of a page into utterances."""
