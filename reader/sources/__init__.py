"""Where pages come from: files, standard input and the web, each within limits."""
