"""A spec and its template as values: parsed, changed, never read or saved."""
