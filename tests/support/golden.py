"""Files that hold what has to come out, to the byte.

After a wanted change ``GOLDEN=write pytest`` writes them anew; look at
the difference before it is committed.
"""

import os
from pathlib import Path


def part(path: Path, begin: str, end: str) -> str:
    """Return what stands between two marks, or nothing when written anew."""
    if os.environ.get("GOLDEN") == "write":
        return ""
    return path.read_text().partition(begin)[2].partition(end)[0]


def check(path: Path, text: str) -> None:
    """Compare a text with a golden file."""
    if os.environ.get("GOLDEN") == "write":
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()
