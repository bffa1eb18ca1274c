"""What a screen reader is told: roles, names, values, landmarks."""
