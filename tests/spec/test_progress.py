import pytest

from novaspec_new.spec import document, outline, progress
from novaspec_new.spec.progress import State
from tests.support import repository

OUTLINE = outline.read_template(repository.TEMPLATE, "2027.1", {})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", State.TODO),
        ("\n\n", State.TODO),
        ("\n.. novaspec: to do\n\n   - a question\n\n", State.TODO),
        ("\nNone\n\n", State.NONE),
        ("\nnone.\n", State.NONE),
        ("\nN/A\n", State.NONE),
        ("\nNone, because it is only a\nrefactoring.\n", State.NONE),
        ("Feature liaison:\n  None\n", State.NONE),
        (
            "Primary assignee:\n  None\n\nOther contributors:\n  None\n",
            State.NONE,
        ),
        (
            "Primary assignee:\n  alice\n\nOther contributors:\n  None\n",
            State.WRITTEN,
        ),
        ("\nNone (no new state).\n", State.NONE),
        ("\nNone of the drivers can do that today.\n", State.WRITTEN),
        ("\nNonetheless.\n", State.WRITTEN),
        ("\nText.\n", State.WRITTEN),
    ],
)
def test_state(body: str, expected: State) -> None:
    assert progress.state(body) is expected


def test_steps_leave_out_what_is_not_asked() -> None:
    spec = document.split(repository.TEMPLATE)
    titles = [step.entry.title for step in progress.sections(spec, OUTLINE)]
    assert "Implementation" not in titles
    assert titles[:2] == ["Problem description", "Use Cases"]


def test_steps_leave_out_what_the_spec_lacks() -> None:
    spec = document.split("=====\nTitle\n=====\n\nTesting\n=======\n\nNone\n")
    steps = progress.sections(spec, OUTLINE)
    assert [(step.entry.title, step.state) for step in steps] == [
        ("Testing", State.NONE)
    ]


def test_an_authors_sub_section_counts_for_its_section() -> None:
    text = (
        "=====\nTitle\n=====\n\nTesting\n=======\n\none two\n\n"
        "Own\n---\n\nthree\n"
    )
    (step,) = progress.sections(document.split(text), OUTLINE)
    assert step.state is State.WRITTEN
    assert step.words == 5


def test_summary_counts_each_state() -> None:
    text = (
        "=====\nTitle\n=====\n\nProblem description\n"
        "===================\n\nIt is.\n\nUse Cases\n---------\n\n\n"
        "Testing\n=======\n\nNone\n"
    )
    steps = progress.sections(document.split(text), OUTLINE)
    assert progress.Progress.of(steps).summary == "1 written, 1 None, 1 to do"
    assert progress.first_to_do(steps) == 1
    assert progress.first_to_do(steps, 2) is None


@pytest.mark.parametrize(
    ("reason", "answer"),
    [
        ("nothing changes", "None, because nothing changes."),
        ("because nothing changes", "None, because nothing changes."),
        ("None, because of X.", "None, because of X."),
        ("None because of X!", "None, because of X!"),
        ("None: the driver has it", "None, because the driver has it."),
        ("none of the APIs change", "None, because none of the APIs change."),
        (
            "because none of it is used",
            "None, because none of it is used.",
        ),
        ("None", "None"),
        ("  ", "None"),
    ],
)
def test_a_reason_keeps_its_meaning(reason: str, answer: str) -> None:
    assert progress.none_because(reason) == answer
