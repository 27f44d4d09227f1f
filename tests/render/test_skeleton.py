import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.render import skeleton
from novaspec_new.rst import parse
from novaspec_new.spec import document, edits, gate, outline, progress, todo
from novaspec_new.spec.outline import (
    Form,
    Outline,
    OutlineEntry,
    SectionInfo,
)
from novaspec_new.spec.progress import State
from novaspec_new.workspace import resources, spec_templates
from tests.support import golden, repository
from tests.support.repository import TEMPLATE

GOLDEN = Path(__file__).parent / "golden"
URL = "https://blueprints.launchpad.net/nova/+spec/awesome-thing"
OWN = resources.embedded().outline

# What Jinja, printf and reStructuredText might make something else of.
TRICKY = [
    "{{ title }}",
    "{{ 1 / 0 }}",
    "{% for x in y %}",
    "{% raw %}",
    "{# no comment #}",
    "# for x in y",
    "closing }} %} }",
    "%s %(x)s %%",
    r"\n \\ \{",
    "&amp; <b> \"quoted\" 'so'",
    "$HOME ${HOME} `x`",
    "",
]
tricky = st.lists(st.sampled_from(TRICKY), min_size=1).map("\n".join)


def _answers(read: Outline) -> dict[str, str]:
    """Return an answer to each section that is asked for."""
    return {
        entry.title: f"Words on {entry.title}.\n\n* {{{{ one }}}}\n* 100 %s"
        for entry in read.asked
    }


def _assert_valid(text: str, read: Outline) -> None:
    """Assert that the gate has nothing to say, and docutils neither."""
    spec = document.split(text)
    assert [s.title for s in spec.sections] == list(read.titles)
    assert [s.level for s in spec.sections] == [s.level for s in read.entries]
    assert gate.breaking_lines(text) == []
    assert gate.trailing_spaces(text) == []
    assert gate.zero_width_spaces(text) == []
    assert parse.parse(text).messages == ()
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n\n" not in text
    assert "\t" not in text


def _with_template_text(read: Outline) -> dict[str, str]:
    return {
        entry.title: skeleton.template_comment(entry.guidance)
        for entry in read.asked
    }


def test_our_own_skeleton() -> None:
    text = skeleton.write(OWN, title="An awesome thing", url=URL)
    _assert_valid(text, OWN)
    golden.check(GOLDEN / "embedded.rst", text)


def test_a_skeleton_of_sections_that_we_know_nothing_of() -> None:
    long = "Is this line too long? " * 6 + "\n\n* " + "It is! " * 20
    table = "\n\n" + "=" * 40 + " " + "=" * 40
    wide = f"{table}\n{'a ' * 18}     {'b ' * 19}{table[1:]}"
    text = TEMPLATE.format(display="2099.1 Zebra")
    text = text.replace("What is the problem?", long + wide)
    read = outline.read_template(text, "2099.1", {})
    whole = skeleton.write(read, title="漢字 and more", url=URL)
    made = document.split(whole)
    assert [s.title for s in made.sections] == list(read.titles)
    assert gate.breaking_lines(whole) == []
    assert gate.trailing_spaces(whole) == []
    golden.check(GOLDEN / "unknown.rst", whole)


def test_a_spec_wholly_answered() -> None:
    text = skeleton.write(
        OWN,
        title="Every {{ title }} is 100 %s",
        url=URL,
        introduction="Because.\nReally.",
        bodies=_answers(OWN),
    )
    _assert_valid(text, OWN)
    golden.check(GOLDEN / "answered.rst", text)


def test_answers_one_by_one_make_the_same_file() -> None:
    at_once = skeleton.write(
        OWN, title="T", url=URL, introduction="Why.", bodies=_answers(OWN)
    )
    order = list(_answers(OWN).items())
    random.Random(3).shuffle(order)
    text = skeleton.write(OWN, title="Until then", url=URL)
    for title, answer in order:
        spec = document.split(text).folded(OWN.titles)
        text = edits.with_answer(spec, title, answer).text
    spec = document.split(text).folded(OWN.titles).with_title("T")
    assert edits.with_introduction(spec, "Why.").text == at_once


@given(tricky.filter(str.strip))
def test_words_come_out_as_typed(words: str) -> None:
    title = "Testing"
    text = skeleton.write(
        OWN, title="T", url=URL, introduction=words, bodies={title: words}
    )
    spec = document.split(text).folded(OWN.titles)
    section = spec.find(title)
    assert section is not None
    assert section.body == f"\n{words.strip(chr(10))}\n\n\n"
    assert f"{URL}\n\n{words.strip(chr(10))}\n\n\n" in spec.introduction


@pytest.mark.parametrize("words", TRICKY[:-1])
def test_a_title_comes_out_as_typed(words: str) -> None:
    text = skeleton.write(OWN, title=f"A {words}", url=URL)
    assert document.split(text).title == f"A {words}"


@given(st.text(st.characters(categories=["L", "M", "N", "Zs"]), min_size=1))
def test_the_lines_around_a_title_fit(words: str) -> None:
    title = f"A {words.strip()}".strip()
    text = skeleton.write(OWN, title=title, url=URL)
    spec = document.split(text)
    assert spec.title == title
    assert spec == spec.with_title(title)
    messages = parse.parse(spec.heading + spec.introduction).messages
    assert messages == ()


def test_a_template_without_a_header() -> None:
    template = "=====\nTitle\n=====\n\nOne\n===\n\nWhat?\n"
    read = outline.read_template(template, "2099.1", {})
    assert skeleton.write(read, title="Two", url=URL).startswith("====\n")


def test_all_sections_are_to_do() -> None:
    text = skeleton.write(OWN, title="T", url=URL)
    steps = progress.sections(document.split(text), OWN)
    assert [step.entry for step in steps] == list(OWN.asked)
    assert {step.state for step in steps} == {State.TODO}


@pytest.mark.parametrize("empty", ["", "\n", "\n\n"])
def test_an_empty_answer_is_none(empty: str) -> None:
    bare = skeleton.write(OWN, title="T", url=URL)
    filled = skeleton.write(
        OWN, title="T", url=URL, introduction=empty, bodies={"Testing": empty}
    )
    assert filled == bare


def test_all_templates_give_a_valid_skeleton(nova_specs: Path) -> None:
    info = resources.embedded().info
    checkout = repository.checkout(nova_specs)
    for release in (*checkout.releases(), "backlog"):
        template = spec_templates.text_of(checkout, release)
        read = outline.read_template(template, release, info)
        text = skeleton.write(read, title="An awesome thing", url=URL)
        _assert_valid(text, read)
        assert text.startswith(document.split(template).header)
        if "History" in read.titles:
            assert f"* - {read.display_name}\n     - Introduced\n" in text


def test_all_templates_words_fit_a_comment(nova_specs: Path) -> None:
    checkout = repository.checkout(nova_specs)
    for release in ("juno", "kilo", "liberty", "queens", "zed", "2027.1"):
        read = outline.read_template(
            spec_templates.text_of(checkout, release), release, {}
        )
        text = skeleton.write(
            read,
            title="An awesome thing",
            url=URL,
            introduction=skeleton.template_comment(read.introduction),
            bodies=_with_template_text(read),
        )
        _assert_valid(text, read)
        spec = document.split(text)
        for entry in read.asked:
            section = spec.find(entry.title)
            assert section is not None
            assert todo.is_todo(section.body)
            assert entry.guidance.split() == section.body.split()[4:]


def test_guidance_of_a_section_without_any() -> None:
    entry = OutlineEntry(
        "One", 1, None, "", optional=False, info=SectionInfo()
    )
    assert skeleton.todo_comment(entry) == todo.MARKER


def test_a_section_says_when_none_is_fine() -> None:
    info = SectionInfo(questions=("Which?",), none_if="there is none")
    entry = OutlineEntry("One", 1, None, "Words.", optional=False, info=info)
    assert skeleton.todo_comment(entry) == (
        f"{todo.MARKER}\n\n   - Which?\n   - None is fine if there is none."
    )


def test_a_container_has_no_words() -> None:
    text = skeleton.write(OWN, title="T", url=URL)
    containers = [s for s in OWN.entries if s.info.form == Form.CONTAINER]
    assert [entry.title for entry in containers] == ["Implementation"]
    assert "Implementation\n==============\n\nAssignee(s)\n" in text
