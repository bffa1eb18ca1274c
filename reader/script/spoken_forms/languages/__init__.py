"""The other languages, a file each: tables of data over the shared rules."""
