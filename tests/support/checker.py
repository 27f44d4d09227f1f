"""A small checkout of our own words for the checker, and a clean spec."""

from pathlib import Path

from novaspec_new.check import Checked, check_bytes, context_loader
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.spec import document
from novaspec_new.workspace import cross_references
from tests.support import specs

_LICENCE = """\
..
 This is under a licence, and here
 it is.

 http://licence.example/
"""
# Nearly as in Nova's own: what each section asks for.
TEMPLATE = specs.build(
    "Example - the title of it",
    "Give the address of your blueprint:\n\n"
    f"{specs.ADDRESS}example\n\n"
    "Say in a paragraph why we should do anything.",
    {
        "Problem description": "What is the problem, and for whom?",
        "Use Cases": "Who wants it, and what for?",
        "Proposed change": "What do we change? {more}",
        "Alternatives": (
            "What else could be done, and why is it not done?\n\n"
            "* Is there any other way to get there?"
        ),
        "REST API impact": "Which methods, paths and fields are there?",
        "Security impact": "Can anything of it leak ``secrets`` to anyone?",
        "Implementation": "",
        "Assignee(s)": "Primary assignee:\n  <launchpad-id or None>",
        "Feature Liaison": "Who of the team helps you with it?",
        "Work Items": "What is there to be done, and in which order?",
        "Dependencies": "What does it need that is not there yet?",
        "Testing": "How is it tested, and where can it not be?",
        "References": "What else is there to read about it?",
        "History": specs.history("{display}"),
    },
    licence=_LICENCE,
)
CLEAN = specs.build(
    "Awesome thing",
    f"{specs.ADDRESS}awesome-thing\n\n"
    "Disks are slow, and this makes them fast.",
    {
        "Problem description": specs.SECTIONS["Problem description"],
        "Use Cases": specs.SECTIONS["Use Cases"],
        "Proposed change": specs.SECTIONS["Proposed change"],
        "Alternatives": "None",
        "REST API impact": "None",
        "Security impact": specs.SECTIONS["Security impact"],
        "Implementation": "",
        "Assignee(s)": specs.SECTIONS["Assignee(s)"],
        "Feature Liaison": "bob",
        "Work Items": "* Make them fast.",
        "Dependencies": "None",
        "Testing": specs.SECTIONS["Testing"],
        "References": "None",
        "History": specs.history("2025.1 Epoxy"),
    },
    licence=_LICENCE,
)

RELEASES = {
    "zed": "Zed",
    "2024.2": "2024.2 Dalmatian",
    "2025.1": "2025.1 Epoxy",
}


def make(folder: Path) -> Path:
    """Make a checkout with three releases, without git; return its root."""
    below = folder / "specs"
    for release, display in RELEASES.items():
        for part in ("approved", "implemented"):
            (below / release / part).mkdir(parents=True)
        more = "And what not, in zed?" if release == "zed" else ""
        text = TEMPLATE.format(display=display, more=more)
        (below / f"{release}-template.rst").write_text(text)
    source = folder / "doc" / "source"
    (source / "_images").mkdir(parents=True)
    (source / "_images" / "there.png").write_bytes(b"")
    (source / "index.rst").write_text(
        "Index\n=====\n\n.. toctree::\n\n   a/b\n"
    )
    (folder / "README.rst").write_text(
        "Read me\n=======\n\n.. _the-readme:\n\nMore\n----\n\nText.\n"
    )
    other = CLEAN.replace("Use Cases\n---", ".. _taken:\n\nUse Cases\n---")
    other = other.replace("2025.1 Epoxy", "Zed")
    other = other.replace("+spec/awesome-thing", "+spec/other")
    (below / "zed" / "approved" / "other.rst").write_text(other)
    (folder / ".gitreview").write_text(
        "[gerrit]\nproject=openstack/nova-specs.git\n"
    )
    return folder


def forget() -> None:
    """Forget what this process has read of any checkout."""
    for known in (context_loader, cross_references):
        for made in vars(known).values():
            if hasattr(made, "cache_clear"):
                made.cache_clear()


def place(
    checkout: Path, text: str | bytes, name: str = "awesome-thing.rst"
) -> Path:
    """Write a spec to the newest release; return its path."""
    path = checkout / "specs" / "2025.1" / "approved" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def check(path: Path) -> Checked:
    """Check a file as the command line does."""
    context = ContextLoader(path.parent).context(path)
    return check_bytes(path.read_bytes(), context)


def codes(path: Path) -> list[str]:
    """Return the codes of what is found in a file."""
    return [finding.code for finding in check(path).findings]


def with_body(title: str, body: str, text: str = CLEAN) -> str:
    """Return a spec with another text in one section."""
    body = body.strip("\n")
    return document.split(text).with_body(title, f"\n{body}\n\n").text
