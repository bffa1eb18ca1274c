"""Units, money and dates: builders of rules from a language's words."""
