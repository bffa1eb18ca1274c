"""Which part of a page is its article, and why each other part is not."""
