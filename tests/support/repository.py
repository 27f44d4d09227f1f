"""A small nova-specs checkout of our own words, with real git."""

import subprocess
from pathlib import Path

from novaspec_new.workspace import resources
from novaspec_new.workspace.checkout import Checkout
from tests.support import specs

TEMPLATE = specs.build(
    "Example - the title of it",
    "Give the address of the blueprint:\n\n"
    f"{specs.ADDRESS}example\n\n"
    "Say why we should do anything.",
    {
        "Problem description": "What is the problem?",
        "Use Cases": "Who wants it?\n\n* The operator\n* The user",
        "Proposed change": "What do we change?",
        "Security impact": "Can it leak ``secrets``?",
        "Implementation": "",
        "Assignee(s)": (
            "Who writes it?\n\nPrimary assignee:\n  <launchpad-id or None>"
        ),
        "Feature Liaison": "Who helps?",
        "Testing": "How is it tested?\n",
        "History": f"What happened when.\n\n{specs.history('{display}')}",
    },
)


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [
            "git",
            "-C",
            str(folder),
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "init.defaultBranch=master",
            *arguments,
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def make(folder: Path, project: str = "nova") -> Path:
    """Make a checkout with two releases and one commit; return its root."""
    below = folder / "specs"
    for release, display in (("zed", "Zed"), ("2027.1", "2027.1 Indri")):
        (below / release / "approved").mkdir(parents=True)
        (below / release / "implemented").mkdir()
        template = below / f"{release}-template.rst"
        template.write_text(TEMPLATE.format(display=display))
        (below / release / "redirects").write_text("")
    (below / "backlog" / "approved").mkdir(parents=True)
    (below / "backlog-template.rst").symlink_to("2027.1-template.rst")
    (folder / ".gitreview").write_text(
        "[gerrit]\nhost=review.example\nport=29418\n"
        f"project=openstack/{project}-specs.git\n"
    )
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Start")
    return folder


def checkout(root: Path) -> Checkout:
    """Return a folder as a checkout by the rules of nova-specs."""
    return Checkout(root, resources.profile("nova"))
