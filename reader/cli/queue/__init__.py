"""The queue on the command line: choosing from it, showing it, and reading its pages."""
