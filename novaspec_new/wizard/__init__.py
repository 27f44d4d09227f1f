"""The conversation: from an idea to a spec, a section at a time."""
