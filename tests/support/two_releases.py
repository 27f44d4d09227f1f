"""A checkout whose older template differs, and a spec written by it."""

from pathlib import Path

from novaspec_new.lifecycle.regeneration import Templates
from novaspec_new.spec import outline
from novaspec_new.spec.outline import Outline
from tests.support import repository, specs

NEW = repository.TEMPLATE.format(display="2027.1 Indri")
OLD = (
    repository.TEMPLATE.format(display="Zed")
    .replace("Feature Liaison\n---------------\n\nWho helps?\n\n", "")
    .replace("What do we change?", "What changes?\n\nAnd what does not?")
    .replace(
        "Use Cases\n---------",
        "Priority\n--------\n\nHow urgent is it?\n\nUse Cases\n---------",
    )
)

SPEC = specs.build(
    "Awesome thing",
    f"{specs.ADDRESS}awesome-thing\n\n"
    "It is needed, see :ref:`the change <change>`.",
    {
        "Problem description": "It hurts.",
        "Priority": "High.",
        "Use Cases": "* An operator  with odd   spaces\n\n.. _change:",
        "Proposed change": "A change, see change_ itself.",
        "Details": "My own part::\n\n  change_ is literal here",
        "Security impact": "None\n",
        "Implementation": "",
        "Assignee(s)": (
            "Primary assignee:\n  alice\n\nOther contributors:\n  bob"
        ),
        "Testing": "By hand.\n",
        "History": specs.history("Zed"),
    },
)


def read(template: str, release: str) -> Outline:
    return outline.read_template(template, release, info())


def info() -> dict[str, outline.SectionInfo]:
    forms = {
        "Assignee(s)": outline.Form.ASSIGNEES,
        "Feature Liaison": outline.Form.LIAISON,
        "History": outline.Form.HISTORY,
    }
    return {
        title: outline.SectionInfo(form=form) for title, form in forms.items()
    }


OLD_OUTLINE = read(OLD, "zed")
NEW_OUTLINE = read(NEW, "2027.1")
TEMPLATES = Templates(NEW_OUTLINE, OLD_OUTLINE, (OLD_OUTLINE, NEW_OUTLINE))


def make(folder: Path, *, spec: str = SPEC) -> Path:
    """Make the checkout with its spec in zed; return its root."""
    repository.make(folder)
    (folder / "specs" / "zed-template.rst").write_text(OLD)
    if spec:
        specs.add(folder, "zed/implemented/awesome-thing.rst", spec)
    repository.git(folder, "add", "-A")
    repository.git(folder, "commit", "-q", "-m", "Add a spec")
    return folder
