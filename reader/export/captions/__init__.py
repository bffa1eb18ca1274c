"""Cues, and the caption formats made of them."""
