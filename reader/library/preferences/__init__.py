"""What the listener chose while listening."""
