"""reStructuredText: parsed safely, wrapped, and proved the same."""
