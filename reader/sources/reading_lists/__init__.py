"""Reading lists that people bring from other programs."""
