"""Sound files: spoken by several processes, encoded, tagged."""
