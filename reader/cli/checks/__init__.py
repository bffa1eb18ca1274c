"""What `reader doctor` checks: a function for each line of its report."""
