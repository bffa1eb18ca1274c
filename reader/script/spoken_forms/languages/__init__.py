"""The other languages, a file each: tables for the shared rules."""
