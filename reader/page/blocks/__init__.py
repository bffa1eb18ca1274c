"""From elements to blocks: paragraphs, lists, tables, figures, formulas."""
