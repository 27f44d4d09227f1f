import pytest

from novaspec_new.render import answers_file
from novaspec_new.spec.errors import NovaspecError

TITLES = ("Problem description", "Use Cases", "REST API impact")

WHOLE = '''\
title = "An awesome thing"
introduction = "It is awesome."
url = "https://blueprints.launchpad.net/nova/+spec/awesome-thing"

[sections]
"Use Cases" = """
As a user,
I want it."""
'''


def test_a_whole_file_is_read() -> None:
    found = answers_file.read(WHOLE, "a.toml", TITLES)
    assert found.title == "An awesome thing"
    assert found.introduction == "It is awesome."
    assert found.url is not None
    assert found.url.endswith("/awesome-thing")
    assert found.sections == {"Use Cases": "As a user,\nI want it."}


def test_an_empty_file_answers_nothing() -> None:
    assert answers_file.read("", "a.toml", TITLES) == answers_file.Answers()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            '[sections]\n"Use cases" = "x"\n',
            "a.toml: unknown section 'Use cases'; did you mean 'Use Cases'?",
        ),
        (
            '[sections]\n"Rest impact" = "x"\n',
            "a.toml: unknown section 'Rest impact'; "
            "did you mean 'REST API impact'?",
        ),
        (
            '[sections]\nqqq = "x"\n',
            "a.toml: unknown section 'qqq'; known are "
            "'Problem description', 'Use Cases', 'REST API impact'",
        ),
        (
            'titel = "x"\n',
            "a.toml: unknown key 'titel'; did you mean 'title'?",
        ),
        (
            "title = 7\n",
            "a.toml: the value of 'title' is no text; "
            'put it between """ and """',
        ),
        (
            '[sections]\n"Use Cases" = ["x"]\n',
            "a.toml: the value of 'Use Cases' is no text; "
            'put it between """ and """',
        ),
        (
            'sections = "x"\n',
            "a.toml: 'sections' is no table; "
            "write [sections] above the sections' answers",
        ),
        (
            'title = "x\n',
            "a.toml:1:11: illegal character '\\n'; "
            "see https://toml.io for how TOML is written",
        ),
    ],
)
def test_a_mistake_is_one_line(text: str, line: str) -> None:
    with pytest.raises(NovaspecError) as caught:
        answers_file.read(text, "a.toml", TITLES)
    assert str(caught.value) == line
