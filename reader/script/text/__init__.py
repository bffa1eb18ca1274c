"""Analysis of a block's text: sentences, citations, notation, other scripts."""
