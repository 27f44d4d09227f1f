import time
from pathlib import Path

import pytest

from novaspec_new.spec import outline
from novaspec_new.spec.guidance import Guidance
from novaspec_new.spec.outline import Outline
from novaspec_new.wizard import examples
from novaspec_new.wizard.examples import Example
from novaspec_new.workspace import resources, spec_templates
from novaspec_new.workspace.checkout import Checkout
from tests.support import repository

TEMPLATE = repository.TEMPLATE.format(display="2027.1 Indri")
KNOWN = outline.read_template(TEMPLATE, "2027.1", resources.embedded().info)
TITLE = "Security impact"
GOOD = (
    "The new key is readable by the service's own user alone, and it is "
    "never\nwritten to a log."
)


def spec(answer: str) -> str:
    return TEMPLATE.replace("Can it leak ``secrets``?", answer)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    repository.make(tmp_path)
    return repository.checkout(tmp_path)


def write(checkout: Checkout, where: str, answer: str) -> Path:
    path = checkout.specs_folder / f"{where}.rst"
    path.write_text(spec(answer), encoding="utf-8")
    return path


def found(
    checkout: Checkout, *, known: Outline = KNOWN, but: str = ""
) -> list[Example]:
    return list(examples.find(checkout, known, TITLE, but=but))


def test_an_answer_comes_with_its_release_and_name(checkout: Checkout) -> None:
    write(checkout, "zed/implemented/a-thing", GOOD)
    assert found(checkout) == [Example("Zed", "a-thing", GOOD)]


def test_the_newest_come_first_and_implemented_before_approved(
    checkout: Checkout,
) -> None:
    for where in (
        "zed/implemented/a",
        "2027.1/approved/b",
        "2027.1/implemented/d",
        "2027.1/implemented/c",
    ):
        write(checkout, where, GOOD)
    assert [each.name for each in found(checkout)] == ["c", "d", "b", "a"]


def test_of_a_spec_proposed_again_the_newest_comes(checkout: Checkout) -> None:
    write(checkout, "zed/approved/a", GOOD)
    write(checkout, "2027.1/approved/a", GOOD.replace("new", "newer"))
    [only] = found(checkout)
    assert only.release == "2027.1 Indri"


def test_the_authors_own_spec_is_no_precedent(checkout: Checkout) -> None:
    write(checkout, "2027.1/approved/mine", GOOD)
    assert found(checkout, but="mine") == []


@pytest.mark.parametrize(
    "answer",
    [
        "None",
        "None. " + "Nothing that is read or written is of any use. " * 9,
        "Too short to be of any use.",
        "Much too long. " * 200,
        "A line.\n\n" * 61,
        f"Can it leak ``secrets``?\n\n{GOOD}",
        f"Can it leak\n``secrets``?\n\n{GOOD}",
        "",
    ],
)
def test_what_is_no_good_answer_is_passed_over(
    checkout: Checkout, answer: str
) -> None:
    write(checkout, "zed/implemented/a", answer)
    assert found(checkout) == []


def test_the_guidance_of_the_specs_own_release_is_known(
    checkout: Checkout,
) -> None:
    once = "Think of each and every way in which a secret may get out of it."
    template = spec_templates.path_of(checkout, "zed")
    template.write_text(spec(once))
    write(checkout, "zed/implemented/a", once)
    assert found(checkout) == []


def test_own_sub_sections_belong_to_the_answer(checkout: Checkout) -> None:
    answer = f"{GOOD}\n\nKeys\n~~~~\n\nThere is one."
    write(checkout, "zed/implemented/a", answer)
    assert [each.text for each in found(checkout)] == [answer]


def test_what_is_shown_obeys_no_terminal(checkout: Checkout) -> None:
    write(checkout, "zed/implemented/a", f"\x1b[2J{GOOD}\u202e")
    assert [each.text for each in found(checkout)] == [GOOD]


def test_what_cannot_be_read_is_skipped(checkout: Checkout) -> None:
    folder = checkout.specs_folder / "2027.1" / "approved"
    (folder / "a.rst").write_bytes(b"\xff\xfe")
    spec_templates.path_of(checkout, "2027.1").write_text("Not a template.")
    write(checkout, "2027.1/approved/b", GOOD)
    assert [each.name for each in found(checkout)] == ["b"]


def test_it_reads_no_more_than_it_is_asked_for(checkout: Checkout) -> None:
    write(checkout, "2027.1/approved/a", GOOD)
    later = write(checkout, "2027.1/approved/b", GOOD)
    answers = examples.find(checkout, KNOWN, TITLE)
    assert next(answers).name == "a"
    later.write_text(spec(GOOD.replace("new", "changed")))
    assert "changed" in next(answers).text


def test_a_section_that_a_spec_lacks_has_no_answer() -> None:
    none = Guidance.of([])
    assert examples.answer("", KNOWN, TITLE, none) == ""


def test_the_corpus_has_precedents_at_once(nova_specs: Path) -> None:
    checkout = repository.checkout(nova_specs)
    newest = checkout.newest_release()
    known = outline.read_template(
        spec_templates.text_of(checkout, newest), newest, {}
    )
    for title in ("Problem description", "REST API impact", "Testing"):
        started = time.perf_counter()
        first = next(examples.find(checkout, known, title))
        assert time.perf_counter() - started < 1
        assert first.release >= "2024"
        assert len(first.text.split()) >= 12
