"""The article as XHTML, SSML and plain text."""
