"""The checkout's own Sphinx build, of one spec alone."""
