"""What one kind of element becomes: lists, tables, pictures, players, code, quotations."""
