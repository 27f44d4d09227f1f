"""All that is on disk: files, git, checkouts, settings, state."""
