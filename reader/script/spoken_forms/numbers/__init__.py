"""Numbers in words: groups of digits, ordinals, Roman numerals, fractions, powers, arithmetic."""
