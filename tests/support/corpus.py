"""The real specs and templates of the checkout that NOVA_SPECS names."""

from pathlib import Path

# A test of all specs runs in so many parts, side by side.
SHARDS = 4


def specs(checkout: Path, shard: int = 0, shards: int = 1) -> list[Path]:
    """Return the specs, or every ``shards``-th of them."""
    found = sorted((checkout / "specs").glob("*/*/*.rst"))
    return [path for path in found if path.is_file()][shard::shards]


def template_paths(checkout: Path) -> list[Path]:
    """Return the templates of all releases and of the backlog."""
    return sorted((checkout / "specs").glob("*-template.rst"))
