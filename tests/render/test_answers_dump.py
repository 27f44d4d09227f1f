from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.render import answers_file, new_spec
from novaspec_new.render.answers_file import Answers, dump
from novaspec_new.spec import document, edits, outline, progress
from novaspec_new.spec.progress import State
from novaspec_new.workspace import files, resources
from novaspec_new.workspace.spec_file import SpecFile
from tests.support import repository

KNOWN = outline.read_template(
    repository.TEMPLATE.format(display="2027.1 Indri"),
    "2027.1",
    resources.embedded().info,
)
TITLES = [entry.title for entry in KNOWN.asked]
AWKWARD = (
    "A \\*backslash\\* and C:\\new.",
    "'''quoted'''",
    '"""quoted"""',
    "ends with a quotation mark'",
    'ends with another"',
    "ends with a backslash\\",
    "::\n\n    indented\n\n        {{ deeper }}",
    "caf\u00e9 \u4e2d\u6587 \U0001f600",
    "a\u0085b\x7fc\x1bd",
    "# no comment",
    "[no]\ntable = 'no'",
    "''' and \"\"\" and \\",
)


def read(text: str) -> Answers:
    return answers_file.read(text, "dumped", TITLES)


def test_a_fresh_one_answers_nothing() -> None:
    assert read(dump(KNOWN)) == Answers()


def test_so_does_one_of_a_spec_that_is_all_to_do() -> None:
    made = new_spec.write(KNOWN, "awesome-thing", Answers(title="T"))
    found = read(dump(KNOWN, document.split(made.text)))
    assert found.title == "T"
    assert found.url is not None
    assert found.url.endswith("/nova/+spec/awesome-thing")
    assert found.introduction is None
    assert found.sections == {}


def test_every_section_stands_there_with_its_questions() -> None:
    embedded = resources.embedded().outline
    text = dump(embedded)
    for entry in embedded.asked:
        assert f"\n\"{entry.title}\" = '''\n'''\n" in text
        for question in entry.info.questions:
            words = " ".join(text.replace("\n#  ", "").split())
            assert f"# - {question}" in words
    assert "# - None is fine if" in text
    assert max(map(len, text.split("\n"))) <= 79


def test_a_section_unknown_to_us_shows_the_templates_own_words() -> None:
    text = dump(outline.read_template(repository.TEMPLATE, "zed", {}))
    assert (
        "# Can it leak ``secrets``?\n\"Security impact\" = '''\n'''\n" in text
    )


def test_it_is_for_filling_in() -> None:
    text = dump(KNOWN).replace(
        "\"Use Cases\" = '''\n'''",
        "\"Use Cases\" = '''\nMine: \\*.\n'''",
    )
    assert read(text).sections == {"Use Cases": "Mine: \\*.\n"}


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_answers_survive(text: str) -> None:
    made = new_spec.write(KNOWN, "a-thing", Answers(title="T"))
    spec = document.split(made.text).folded(KNOWN.titles)
    spec = edits.with_answer(spec, "Testing", text)
    spec = edits.with_introduction(spec, text).with_title(
        text.split("\n", 1)[0]
    )
    found = read(dump(KNOWN, spec))
    assert found.sections == {"Testing": text}
    assert found.introduction == text
    assert found.title == text.split("\n", 1)[0]


words = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\r")
)


@given(words, st.sampled_from(TITLES))
def test_every_answer_survives(text: str, title: str) -> None:
    made = new_spec.write(KNOWN, "a-thing", Answers(title="T"))
    spec = document.split(made.text).folded(KNOWN.titles)
    spec = edits.with_answer(spec, title, text)
    section = spec.find(title)
    assert section is not None
    found = read(dump(KNOWN, spec)).sections
    if progress.state(section.body) is State.TODO:
        assert found == {}
    else:
        assert found[title] == section.body.strip("\n")


def test_answers_dumped_of_a_spec_write_the_same_spec() -> None:
    given = Answers(
        title="T",
        introduction="It is so. " * 20,
        sections={
            "Problem description": "* one\n* two\n\nDeep\n~~~~\n\nText.",
            "Security impact": "None",
        },
    )
    made = new_spec.write(KNOWN, "a-thing", given)
    found = read(dump(KNOWN, document.split(made.text)))
    assert new_spec.write(KNOWN, "a-thing", found).text == made.text


def test_filled_in_it_writes_what_the_conversation_writes(
    tmp_path: Path,
) -> None:
    typed = {
        "Problem description": "It is slow. " * 20 + "\n\n::\n\n  $ ls  -l",
        "Security impact": "None",
        "Testing": "* one\n* two " + "more " * 30,
    }
    text = dump(KNOWN)
    for key, answer in {"introduction": "Words. " * 30, **typed}.items():
        name = key if key == "introduction" else f'"{key}"'
        empty = f"{name} = '''\n'''"
        assert text.count(empty) == 1
        text = text.replace(empty, f"{name} = '''\n{answer}\n'''")
    text = text.replace('title = ""', 'title = "A thing"')
    made = new_spec.write(KNOWN, "a-thing", read(text))

    path = tmp_path / "a-thing.rst"
    path.write_text(new_spec.write(KNOWN, "a-thing", Answers()).text)
    draft = SpecFile(path, KNOWN)
    draft.set_title("A thing")
    draft.set_introduction(new_spec.filled("Words. " * 30).text)
    for title, answer in typed.items():
        draft.set_body(title, new_spec.filled(answer).text)
    assert path.read_text() == made.text


def test_the_corpus_survives(nova_specs: Path) -> None:
    known = resources.embedded().outline
    titles = [entry.title for entry in known.asked]
    checkout = repository.checkout(nova_specs)
    for release in checkout.releases()[-5:]:
        for path in checkout.specs(release):
            spec = document.split(files.read_text(path)).folded(known.titles)
            found = answers_file.read(dump(known, spec), path.name, titles)
            assert (found.title or "") == spec.title
            assert found.sections == {
                section.title: section.body.strip("\n")
                for section in spec.sections
                if section.title in titles
                and progress.state(section.body) is not State.TODO
            }, path


def test_of_two_sections_of_a_title_the_first_is_dumped() -> None:
    given = Answers(sections={"Testing": "Mine."})
    made = new_spec.write(KNOWN, "x", given)
    twice = f"{made.text}\nTesting\n=======\n\nSecond.\n"
    text = dump(KNOWN, document.split(twice))
    assert answers_file.read(text, "x", TITLES).sections["Testing"] == "Mine."
