"""The real specs and templates of the checkout that NOVA_SPECS names."""

from pathlib import Path

# A test of all specs runs in so many parts, side by side.
SHARDS = 4


def specs(checkout: Path, shard: int = 0, shards: int = 1) -> list[Path]:
    """Return the specs, or every ``shards``-th of them."""
    found = [
        path
        for path in sorted((checkout / "specs").glob("*/*/*.rst"))
        if path.is_file() and not path.name.endswith("-template.rst")
    ]
    # What is tested of each spec must not be true for want of any.
    assert found, f"{checkout} holds no specs"
    return found[shard::shards]


def template_paths(checkout: Path) -> list[Path]:
    """Return the templates of all releases and of the backlog."""
    found = sorted((checkout / "specs").glob("*-template.rst"))
    assert found, f"{checkout} holds no templates"
    return found
