"""A spec's page on this machine alone, anew at each save."""
