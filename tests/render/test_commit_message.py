"""What a commit message is made of."""

import subprocess
from pathlib import Path

import pytest

from novaspec_new.render import commit_message
from novaspec_new.render.commit_message import MessageOptions
from novaspec_new.spec import document, outline
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.tracker import Tracker, TrackerKind
from novaspec_new.workspace import spec_templates
from novaspec_new.workspace.checkout import Checkout
from tests.support import corpus, specs

NOVA = Tracker(TrackerKind.BLUEPRINT, "nova")
API = """\
REST API impact
---------------

{body}

Security impact
---------------
"""


KNOWN = outline.read_template(
    specs.text().replace(
        "Security impact\n---------------\n",
        API.format(body="Say which call changes."),
    ),
    "2027.1",
    {},
)


def compose(
    text: str, wish: MessageOptions | None = None
) -> commit_message.Message:
    return commit_message.compose(
        document.split(text), "fast-disks", KNOWN, wish or MessageOptions()
    )


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("None", False),
        ("None.", False),
        ("N/A", False),
        ("No API change", False),
        ("No impact.\n\nDisks are fast behind it.", False),
        ("None, because nothing changes.", False),
        ("", False),
        (".. novaspec: to do\n\n   - Which call?", False),
        ("GET /disks", True),
        ("My own\n~~~~~~\n\nGET /disks", True),
    ],
)
def test_api_impact(body: str, *, is_told: bool) -> None:
    text = specs.text().replace(
        "Security impact\n---------------\n", API.format(body=body)
    )
    assert ("APIImpact" in compose(text).flags) is is_told


def test_the_templates_own_words_are_no_api_impact() -> None:
    body = "Say which call changes."
    template = specs.text().replace(
        "Security impact\n---------------\n", API.format(body=body)
    )
    known = outline.read_template(template, "2027.1", {})
    made = commit_message.compose(
        document.split(template), "a-b", known, MessageOptions()
    )
    assert made.flags == ()


def test_the_address_of_the_blueprint_is_no_introduction() -> None:
    assert compose(specs.text()).body == "Disks are slow, and that is a pity."


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("#1 is it", " #1 is it"),
        ("--- is no rule", " --- is no rule"),
        ("Index: b", " Index: b"),
        ("--flag is", "--flag is"),
    ],
)
def test_no_line_is_taken_for_git_s(words: str, line: str) -> None:
    made = compose(specs.text(introduction=words.replace("#", r"\#")))
    assert made.body.splitlines()[0] == line


def test_what_a_terminal_would_obey_is_taken_out() -> None:
    made = compose(specs.text(title="Fa\x1b[31mst", introduction="a\x1b[2Jb"))
    assert (made.subject, made.body) == ("Fast", "ab")


def test_no_title() -> None:
    with pytest.raises(NovaspecError, match="no title"):
        compose("Only words.\n")


def address(name: str, project: str = "nova") -> str:
    return f"https://blueprints.launchpad.net/{project}/+spec/{name}"


@pytest.mark.parametrize(
    ("introduction", "stem", "name"),
    [
        (address("a-b"), "a-b", "a-b"),
        (address("c-d"), "a-b", "c-d"),
        ("No address.", "a-b", "a-b"),
        (address("example"), "a-b", "a-b"),
        (address("c-d", "cinder"), "a-b", "a-b"),
        (f"{address('c-2')}\n\n{address('a-b')}", "a-b", "a-b"),
        (f"{address('c-2')}\n\n{address('c-3')}", "c", "c-2"),
        (f"See `it <{address('c-d')}>`_.", "a_b", "c-d"),
    ],
)
def test_the_name_of_the_blueprint(
    introduction: str, stem: str, name: str
) -> None:
    text = f"=====\nTitle\n=====\n\n{introduction}\n"
    assert commit_message.page_of(document.split(text), stem, NOVA) == name


def test_no_name_of_a_blueprint() -> None:
    spec = document.split("=====\nTitle\n=====\n\nWords.\n")
    with pytest.raises(NovaspecError, match="'a_b' can be none"):
        commit_message.page_of(spec, "a_b", NOVA)


@pytest.mark.parametrize(
    ("subject", "offer"),
    [
        (
            "Add support for booting from a very slow volume (part two)",
            "Add support for booting from a very slow volume",
        ),
        (
            "libvirt: let the driver say what it can do, and when and how",
            "Let driver say what it can do, and when and how",
        ),
        (
            "Show the state of each host in the list of all of the hosts",
            "Show the state of each host in the list of all",
        ),
    ],
)
def test_a_shorter_subject(subject: str, offer: str) -> None:
    offers = commit_message.shorter(subject)
    assert offer in offers
    assert all(len(each) <= commit_message.SUBJECT_WIDTH for each in offers)
    assert list(offers) == sorted(offers, key=len, reverse=True)


def test_none_is_offered_for_one_that_is_short_enough() -> None:
    assert commit_message.shorter("Fast disks") == ()


@pytest.mark.parametrize("shard", range(corpus.SHARDS))
def test_real_messages(nova_specs: Path, shard: int, tmp_path: Path) -> None:
    """Git reads the trailers of each, and no line is needlessly long."""
    checkout = Checkout.find(nova_specs)
    assert checkout is not None
    for path in corpus.specs(nova_specs, shard, corpus.SHARDS)[::4]:
        release = checkout.release_of(path) or ""
        spec = document.split(path.read_text())
        known = outline.read_template(
            spec_templates.text_of(checkout, release), release, {}
        )
        name = commit_message.page_of(spec, path.stem.replace("_", "-"), NOVA)
        made = commit_message.compose(
            spec, name, known, MessageOptions(depends_on=("I12345678",))
        )
        told = commit_message.text_of(made)
        parsed = subprocess.run(
            ["git", "interpret-trailers", "--parse"],
            input=told,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert parsed == (
            f"Depends-On: I12345678\nImplements: blueprint {name}\n"
        ), path
        assert told.startswith(f"{made.subject}\n\n")
        for line in made.body.splitlines():
            words = line.split()
            is_code = line.startswith("    ")
            assert len(line) <= 72 or len(words) <= 2 or is_code, (path, line)
