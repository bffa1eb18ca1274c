"""Feeds: RSS, Atom and JSON Feed, and the OPML files that list them."""
