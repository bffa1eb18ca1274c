"""Cues, and the caption formats that contain them."""
