"""Measures what is heard of Word and PDF documents that other programs made."""
