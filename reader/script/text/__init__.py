"""What is found in a text: sentences, citations, notation, other scripts."""
