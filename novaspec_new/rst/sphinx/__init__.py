"""What Sphinx adds to docutils, as far as it can be told without it."""
