"""Bytes to a tree of elements, with what each element shows or hides."""
