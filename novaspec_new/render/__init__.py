"""Text that we write: a new spec, its sections, messages, answers."""
