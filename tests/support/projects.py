"""Small checkouts of several projects' specs: our words, with real git.

Each has its project's own layout and titles, so that the profile of the
project has to fit.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.support import repository

LICENCE = """\
..
 This work is licensed under a Creative Commons Attribution 3.0 Unported
 License.

 http://creativecommons.org/licenses/by/3.0/legalcode
"""
_IMPACTS = (
    "Alternatives",
    "Data model impact",
    "REST API impact",
    "Security impact",
    "Notifications impact",
    "Other end user impact",
    "Performance Impact",
    "Other deployer impact",
    "Developer impact",
)
_PEOPLE = ("Assignee(s)", "Work Items")
_END = ("Dependencies", "Testing", "Documentation Impact", "References")
_PRIMARY = "Who writes it?\n\nPrimary assignee:\n  <launchpad-id or None>"
Titles = Mapping[str, Sequence[str]]
Body = Callable[[str], str]


def _usual(change: Sequence[str] = _IMPACTS, *more: str) -> Titles:
    found: dict[str, Sequence[str]] = {"Problem description": ()}
    found |= dict.fromkeys(more, ())
    found |= {"Proposed change": change, "Implementation": _PEOPLE}
    return found | dict.fromkeys(_END, ())


class Project(NamedTuple):
    """A project's repository: where its templates and specs lie.

    ``template`` is the template's path, ``new`` that of a new spec named
    a-thing, ``old`` those of specs that are there. ``page`` is the
    address in the template's introduction.
    """

    template: str
    titles: Titles
    page: str
    new: str
    old: tuple[str, ...]
    history: bool = False


def _blueprint(name: str) -> str:
    return f"https://blueprints.launchpad.net/{name}/+spec/example"


PROJECTS = {
    "nova": Project(
        "specs/2027.1-template.rst",
        _usual(),
        _blueprint("nova"),
        "specs/2027.1/approved/a-thing.rst",
        ("specs/2027.1/approved/old-thing.rst",),
        history=True,
    ),
    "cinder": Project(
        "specs/template.rst",
        _usual((*_IMPACTS[:4], "Active/Active HA impact", *_IMPACTS[4:]),
               "Use Cases"),
        _blueprint("cinder"),
        "specs/2026.2/a-thing.rst",
        ("specs/2026.2/old-thing.rst", "specs/untargeted/idea.rst"),
    ),
    "neutron": Project(
        "specs/template.rst",
        {"Problem Description": (), "Proposed Change": (), "References": ()},
        "https://bugs.launchpad.net/neutron/+bug/example-id",
        "specs/2026.2/a-thing.rst",
        ("specs/2026.2/old-thing.rst", "specs/2026.2/index.rst"),
    ),
    "glance": Project(
        "specs/template.rst",
        _usual(),
        _blueprint("glance"),
        "specs/2026.2/approved/glance/a-thing.rst",
        ("specs/2026.2/approved/glance/old-thing.rst",),
    ),
    "keystone": Project(
        "specs/template.rst",
        {
            "Problem Description": (),
            "Proposed Change": (
                "Alternatives", "Security Impact", "Developer Impact"),
            "Implementation": _PEOPLE,
            "Dependencies": (),
            "References": (),
        },
        "https://bugs.launchpad.net/keystone/+bug/XXXXXXX",
        "specs/keystone/2026.2/a-thing.rst",
        (
            "specs/keystone/2026.2/old-thing.rst",
            "specs/keystonemiddleware/xena/other-thing.rst",
        ),
    ),
    "manila": Project(
        "specs/template.rst",
        _usual((*_IMPACTS[:3], "Driver impact", *_IMPACTS[3:])),
        _blueprint("manila"),
        "specs/gazpacho/a-thing.rst",
        (
            "specs/zed/old-thing.rst",
            "specs/gazpacho/new-thing.rst",
            "specs/release_independent/thing.rst",
        ),
    ),
    "ironic": Project(
        "specs/template.rst",
        _usual((*_IMPACTS, "State Machine Impact", "Ramdisk impact")),
        "https://bugs.launchpad.net/ironic/+bug/XXXXXXX",
        "specs/approved/a-thing.rst",
        ("specs/approved/old-thing.rst", "specs/backlog/idea.rst"),
    ),
    "watcher": Project(
        "specs/victoria-template.rst",
        _usual(),
        _blueprint("watcher"),
        "specs/2026.2/approved/a-thing.rst",
        (
            "specs/victoria/approved/old-thing.rst",
            "specs/2026.2/approved/new-thing.rst",
        ),
        history=True,
    ),
    "masakari": Project(
        "specs/zed-template.rst",
        _usual(),
        _blueprint("masakari"),
        "specs/2026.2/approved/a-thing.rst",
        ("specs/2026.2/approved/old-thing.rst",),
        history=True,
    ),
    "tacker": Project(
        "specs/template.rst",
        _usual(),
        _blueprint("tacker"),
        "specs/2026.2/a-thing.rst",
        ("specs/2026.2/old-thing.rst", "specs/2026.2/drawn-thing/index.rst"),
    ),
    "oslo": Project(
        "specs/template.rst",
        {
            "Problem description": (),
            "Proposed change": (
                "Alternatives", "Impact on Existing APIs",
                "Configuration Impact", "Testing Impact"),
            "Implementation": ("Assignee(s)", "Milestones", "Work Items"),
            "References": (),
        },
        "https://blueprints.launchpad.net/oslo?searchtext=awesome-thing",
        "specs/epoxy/a-thing.rst",
        ("specs/epoxy/old-thing.rst",),
    ),
}  # fmt: skip


def make(folder: Path, name: str, *, review: bool = True) -> Path:
    """Make a checkout of a project's specs; return its root.

    With ``review`` a file says which repository it is; git's remote does
    in any case.
    """
    project = PROJECTS[name]
    _write(folder / project.template, template(project))
    for place in project.old:
        text = spec(project, place, name)
        _write(folder / place, text)
    if review:
        _write(
            folder / ".gitreview",
            f"[gerrit]\nproject=openstack/{name}-specs.git\n",
        )
    repository.git(folder, "init", "-q")
    repository.git(
        folder,
        "remote",
        "add",
        "origin",
        f"https://opendev.example/openstack/{name}-specs",
    )
    repository.git(folder, "add", "-A")
    repository.git(folder, "commit", "-q", "-m", "Start")
    return folder


def template(project: Project) -> str:
    """Return the template's text."""
    bodies = {"Assignee(s)": _PRIMARY}
    return _text(
        "Example - the title of it",
        f"Give the address:\n\n{project.page}\n\nSay why it is wanted.",
        project,
        lambda title: bodies.get(
            title, f"What is there to say of the {title.lower()} here?"
        ),
    )


def spec(project: Project, place: str, name: str) -> str:
    """Return the text of a whole spec that stands at a place."""
    if place.endswith("2026.2/index.rst"):
        return "======\n2026.2\n======\n\nSpecs of this release.\n"
    stem = Path(place).stem
    if stem == "index":
        stem = Path(place).parent.name
    page = project.page.replace("example-id", "1234567")
    page = page.replace("XXXXXXX", "1234567").replace("awesome-thing", stem)
    page = page.removesuffix("example")
    page += stem if page.endswith("/+spec/") else ""
    bodies = {"Assignee(s)": "Primary assignee:\n  alice"}
    return _text(
        f"A thing of {name}",
        f"{page}\n\nThings are slow; this is how to make them fast.",
        project,
        lambda title: bodies.get(title, "It is made fast."),
    )


def _text(title: str, introduction: str, project: Project, body: Body) -> str:
    rule = "=" * len(title)
    parts = [LICENCE, f"{rule}\n{title}\n{rule}\n", f"{introduction}\n"]
    for top, below in project.titles.items():
        parts.append(f"{top}\n{'=' * len(top)}\n")
        parts += (
            [] if below and top == "Implementation" else [f"{body(top)}\n"]
        )
        for inner in below:
            parts.append(f"{inner}\n{'-' * len(inner)}\n")
            parts.append(f"{body(inner)}\n")
    if project.history:
        parts += ["History\n=======\n", _HISTORY]
    return "\n".join(parts)


_HISTORY = """\
.. list-table:: Revisions
   :header-rows: 1

   * - Release Name
     - Description
   * - 2027.1 Indri
     - Introduced
"""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
