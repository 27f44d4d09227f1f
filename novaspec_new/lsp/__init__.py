"""The language server: what novaspec knows of a spec, in an editor."""
