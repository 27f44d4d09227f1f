"""Specs and templates of our own words, all of one make."""

from collections.abc import Mapping
from pathlib import Path

ADDRESS = "https://blueprints.launchpad.net/nova/+spec/"
LICENCE = """\
..
 A licence, and where to
 find it.

 http://licence.example/
"""
# Those that stand below another section.
SUB_SECTIONS = {
    "Alternatives",
    "Assignee(s)",
    "Details",
    "Feature Liaison",
    "Priority",
    "REST API impact",
    "Security impact",
    "Use Cases",
    "Work Items",
}
# What a spec says that is ready for the gate, but for its History.
SECTIONS = {
    "Problem description": "Disks are slow.",
    "Use Cases": "As an operator I want fast disks.",
    "Proposed change": "Make them fast.",
    "Security impact": "None",
    "Implementation": "",
    "Assignee(s)": "Primary assignee:\n  alice",
    "Testing": "With real disks.",
}


def history(release: str) -> str:
    """Return the table of a spec that one release has introduced."""
    return (
        ".. list-table:: Revisions\n   :header-rows: 1\n\n"
        "   * - Release Name\n     - Description\n"
        f"   * - {release}\n     - Introduced"
    )


def build(
    title: str,
    introduction: str,
    sections: Mapping[str, str],
    *,
    licence: str = LICENCE,
) -> str:
    """Return a text in the shape of a spec.

    A blank line stands between all parts; a section without a body is a
    heading alone.
    """
    rule = "=" * len(title)
    parts = [licence.rstrip(), f"{rule}\n{title}\n{rule}", introduction]
    for name, body in sections.items():
        mark = "-" if name in SUB_SECTIONS else "="
        parts.append(f"{name}\n{mark * len(name)}")
        if body:
            parts.append(body)
    return "\n\n".join(parts) + "\n"


def text(
    name: str = "fast-disks",
    title: str = "Fast disks",
    introduction: str = "Disks are slow, and that is a pity.",
) -> str:
    """Return a spec that is written and passes the gate."""
    sections = {
        **SECTIONS,
        "Use Cases": f"* As an operator I want {name} to be fast.",
        "History": history("2027.1 Indri"),
    }
    return build(title, f"{ADDRESS}{name}\n\n{introduction}", sections)


def add(root: Path, place: str, content: str | None = None) -> Path:
    """Write a spec at a place below ``specs/``; return its path."""
    path = root / "specs" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(path.stem) if content is None else content)
    return path
