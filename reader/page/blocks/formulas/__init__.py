"""Formulas as clean MathML and in words."""
