import re
from pathlib import Path

import pytest

from novaspec_new.spec import outline
from novaspec_new.spec.none_answer import NonePolicy
from novaspec_new.spec.outline import Form, Outline, SectionInfo
from novaspec_new.workspace import resources, spec_templates
from tests.support import repository
from tests.support.repository import TEMPLATE

# The templates' sections by release, from juno's on: what each newer one
# has more (after which section) or less. A level 2 title is indented.
JUNO = """\
Problem description
Proposed change
  Alternatives
  Data model impact
  REST API impact
  Security impact
  Notifications impact
  Other end user impact
  Performance Impact
  Other deployer impact
  Developer impact
Implementation
  Assignee(s)
  Work Items
Dependencies
Testing
Documentation Impact
References
"""
CHANGES = {
    "kilo": [
        ("+", "  Use Cases", "Problem description"),
        ("+", "  Project Priority", "  Use Cases"),
    ],
    "liberty": [("+", "History", "References")],
    "mitaka": [("-", "  Project Priority", "")],
    "queens": [("+", "  Upgrade impact", "  Developer impact")],
    "ussuri": [("+", "  Feature Liaison", "  Assignee(s)")],
}
NAMES = {
    "backlog": "2027.1 Indri",
    "juno": "Juno",
    "queens": "Queens",
    "zed": "Zed",
    "2023.1": "2023.1 Antelope",
    "2023.2": "2023.2 Bobcat",
    "2024.1": "2024.1 Caracal",
    "2024.2": "2024.2 Dalmatian",
    "2025.1": "2025.1 Epoxy",
    "2025.2": "2025.2 Flamingo",
    "2026.1": "2026.1 Gazpacho",
    "2026.2": "2026.2 Hibiscus",
    "2027.1": "2027.1 Indri",
}


def sections_by_release(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Return each release's section titles, by the table above."""
    now = JUNO.splitlines()
    found = {}
    for name in names:
        for sign, title, after in CHANGES.get(name, []):
            if sign == "-":
                now.remove(title)
            else:
                now.insert(now.index(after) + 1, title)
        found[name] = list(now)
    return found


def _lines(*texts: str) -> list[str]:
    """Return the texts' lines without the blank ones."""
    return [line for text in texts for line in text.split("\n") if line]


def _titles(read: Outline) -> list[str]:
    return ["  " * (entry.level - 1) + entry.title for entry in read.entries]


def test_all_templates_have_their_sections(nova_specs: Path) -> None:
    checkout = repository.checkout(nova_specs)
    expected = sections_by_release(checkout.releases())
    assert len(expected) == 26
    expected["backlog"] = expected["2027.1"]
    for release, titles in expected.items():
        text = spec_templates.text_of(checkout, release)
        read = outline.read_template(text, release, {})
        assert _titles(read) == titles
        name = NAMES.get(release, release.capitalize())
        assert (release, read.display_name) == (release, name)
        parent = None
        for entry in read.entries:
            assert entry.parent == (parent if entry.level == 2 else None)
            parent = entry.title if entry.level == 1 else parent


def test_all_guidance_is_as_written(nova_specs: Path) -> None:
    checkout = repository.checkout(nova_specs)
    for release in (*checkout.releases(), "backlog"):
        text = spec_templates.text_of(checkout, release)
        read = outline.read_template(text, release, {})
        for entry in read.entries:
            assert f"\n\n{entry.guidance}\n" in text or not entry.guidance
        rebuilt = _lines(read.header, read.introduction)
        for entry in read.entries:
            # The underline is left out: some templates' do not fit.
            rebuilt += _lines(entry.title, entry.guidance)
        lines = _lines(text)
        rule = next(line for line in lines if line.startswith("===="))
        title = lines.index(rule)
        del lines[title : title + 3]
        below = {lines.index(entry.title) + 1 for entry in read.entries}
        lines = [line for i, line in enumerate(lines) if i not in below]
        assert rebuilt == lines, release


def test_what_the_gate_lets_a_spec_lack(nova_specs: Path) -> None:
    checkout = repository.checkout(nova_specs)
    optional = {
        release: [entry.title for entry in read.entries if entry.optional]
        for release in checkout.releases()
        for read in [spec_templates.of_release(checkout, release)]
    }
    assert optional["juno"] == []
    assert optional["liberty"] == ["History"]
    assert optional["queens"] == ["Upgrade impact", "History"]
    assert optional["rocky"] == ["History"]
    assert optional["2027.1"] == ["Feature Liaison", "History"]


def test_our_own_outline_is_the_newest_template(nova_specs: Path) -> None:
    own = resources.embedded()
    checkout = repository.checkout(nova_specs)
    read = spec_templates.of_release(checkout, own.outline.release)
    bare = read._replace(
        introduction="",
        entries=tuple(entry._replace(guidance="") for entry in read.entries),
    )
    assert bare == own.outline


def test_each_section_of_any_release_is_explained(nova_specs: Path) -> None:
    info = resources.embedded().info
    checkout = repository.checkout(nova_specs)
    for release in checkout.releases():
        text = spec_templates.text_of(checkout, release)
        read = outline.read_template(text, release, info)
        for entry in read.asked:
            assert entry.info.questions, (release, entry.title)


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {
        tuple(words[start : start + length])
        for start in range(len(words) - length + 1)
    }


def test_our_questions_are_in_our_own_words(nova_specs: Path) -> None:
    checkout = repository.checkout(nova_specs)
    theirs: set[tuple[str, ...]] = set()
    for release in checkout.releases():
        theirs |= _runs(spec_templates.text_of(checkout, release), 5)
    for title, info in resources.embedded().info.items():
        for said in (*info.questions, info.none_if):
            assert not _runs(said, 5) & theirs, (title, said)


@pytest.mark.parametrize(
    ("title", "info"), list(resources.embedded().info.items())
)
def test_our_questions_fit_a_prompt(title: str, info: SectionInfo) -> None:
    if info.form in {Form.CONTAINER, Form.HISTORY}:
        assert info == SectionInfo(form=info.form)
        return
    former = title == "Project Priority"
    assert (1 if former else 2) <= len(info.questions) <= 5
    for question in info.questions:
        assert len(question) <= 70
        assert re.search(r"[?.]$", question)
        assert question.isascii()
    assert len(f"None is fine if {info.none_if}.") <= 70
    if info.none is NonePolicy.NEVER:
        assert not info.none_if
    if info.none is NonePolicy.USUAL:
        assert info.none_if


def test_how_often_sections_are_none() -> None:
    info = resources.embedded().info
    rates = {
        title: round(100 * known.none_rate, 1)
        for title, known in info.items()
        if known.none_rate is not None
    }
    assert rates == {
        "Alternatives": 18,
        "Data model impact": 55,
        "REST API impact": 45,
        "Security impact": 56,
        "Notifications impact": 88,
        "Other end user impact": 46,
        "Performance Impact": 44,
        "Other deployer impact": 45,
        "Developer impact": 67,
        "Upgrade impact": 44,
        "Work Items": 1.6,
        "Dependencies": 60,
        "Testing": 1.6,
        "Documentation Impact": 5,
        "References": 18,
    }
    for title, rate in rates.items():
        none = info[title].none
        assert (none is NonePolicy.USUAL) == (rate > 40), title
        assert (none is NonePolicy.NEVER) == (rate < 2), title


def test_sections_that_are_never_none() -> None:
    never = {
        title
        for title, known in resources.embedded().info.items()
        if known.none is NonePolicy.NEVER
    }
    assert never == {
        "Problem description",
        "Use Cases",
        "Proposed change",
        "Work Items",
        "Testing",
    }


def test_a_template_is_read() -> None:
    text = TEMPLATE.format(display="2099.1 Zebra")
    known = SectionInfo(questions=("Who?",), none=NonePolicy.NEVER)
    read = outline.read_template(text, "2099.1", {"Use Cases": known})
    assert read.release == "2099.1"
    assert read.display_name == "2099.1 Zebra"
    assert read.header.startswith("..\n A licence")
    assert read.header.endswith("http://licence.example/")
    assert read.introduction.startswith("Give the address")
    assert read.introduction.endswith("do anything.")
    cases = read.find("Use Cases")
    assert cases is not None
    assert cases.guidance == "Who wants it?\n\n* The operator\n* The user"
    assert cases.info is known
    assert cases.parent == "Problem description"
    assert "Implementation" in read.titles
    assert "Implementation" not in [entry.title for entry in read.asked]


def test_a_section_that_we_know_nothing_of_is_asked_for() -> None:
    text = "One\n===\n\nSay it.\n\nTwo\n---\n\nMore.\n\nDeep\n~~~~\n\nYes.\n"
    read = outline.read_template(f"++++\nT\n++++\n\n{text}", "2099.1", {})
    assert [entry.title for entry in read.asked] == ["One", "Two"]
    assert read.entries[1].guidance == "More.\n\nDeep\n~~~~\n\nYes."
    assert read.entries[1].info == SectionInfo()


def test_without_a_history_the_name_is_made_of_the_release() -> None:
    text = "=====\nTitle\n=====\n\nOne\n===\n\nWhat?\n"
    assert outline.read_template(text, "kilo", {}).display_name == "Kilo"
    read = outline.read_template(text, "2099.1", {})
    assert read.display_name == "2099.1"
