"""Specs of our own words for the checkout of tests.support.repository."""

from pathlib import Path

SPEC = """\
..
 A licence, and where to
 find it.

 http://licence.example/

===============
{title}
===============

https://blueprints.launchpad.net/nova/+spec/{name}

{introduction}

Problem description
===================

Disks are slow.

Use Cases
---------

* As an operator I want {name} to be fast.

Proposed change
===============

Make them fast.

Security impact
---------------

None

Implementation
==============

Assignee(s)
-----------

Primary assignee:
  alice

Testing
=======

With real disks.

History
=======

.. list-table:: Revisions
   :header-rows: 1

   * - Release Name
     - Description
   * - 2027.1 Indri
     - Introduced
"""


def text(
    name: str = "fast-disks",
    title: str = "Fast disks",
    introduction: str = "Disks are slow, and that is a pity.",
) -> str:
    """Return a spec that is written and passes the gate."""
    return SPEC.format(name=name, title=title, introduction=introduction)


def add(root: Path, place: str, content: str | None = None) -> Path:
    """Write a spec at a place below ``specs/``; return its path."""
    path = root / "specs" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(path.stem) if content is None else content)
    return path
