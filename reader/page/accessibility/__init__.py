"""The accessibility tree of a page: roles, names, values, landmarks."""
