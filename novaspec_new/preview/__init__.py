"""A spec as the page that the project's site will show."""
