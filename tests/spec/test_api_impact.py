"""Which answers on the REST API come to No impact."""

from pathlib import Path

import pytest

from novaspec_new.spec import api_impact, document
from tests.support import corpus


@pytest.mark.parametrize(
    "answer",
    [
        "None",
        "NA",
        "n/a",
        "N.A.",
        "No",
        "No.",
        "Nothing",
        "Nothing changes.",
        "No impact",
        "No API change",
        "No API changes.",
        "No REST API impact.",
        "No user-visible API change",
        "No new APIs.",
        "No new microversion is needed.",
        "No, all stays as it is.",
        "None required.",
        "* None",
        "Not applicable",
        "Unchanged",
        "There are none.",
        "There is no impact on the API.",
        "There will be no change\nto the API.",
        "There isn't any API impact.",
        "This does not change any API.",
        "This doesn't touch the API.",
        "The REST API is not changed.",
        "The API will not be affected.",
        "No impact.\n\nDisks are fast behind the API.",
    ],
)
def test_it_is_denied(answer: str) -> None:
    assert api_impact.is_denied(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "GET /disks",
        "A new microversion.",
        "The API no longer shows the field.",
        "The API will not show the field of old disks.",
        "No longer a 404.",
        "No change of fields, however we return 400.",
        "No new microversion is needed, but disks have a field more.",
        "No change other than a field in the response.",
        "No impact::\n\n    GET /disks",
        "No impact.\n\nPOST /disks takes a size.",
        "No impact. Slow disks will now return an error.",
        "Nothing but a field.",
        "None of the fields of a disk stay.",
        "Not only the list changes.",
        "Nodes are added.",
        "Notifications change.",
        "No field is taken away" + ", or moved" * 60,
    ],
)
def test_it_tells_of_a_change(answer: str) -> None:
    assert not api_impact.is_denied(answer)


def test_no_section_with_a_method_is_denied(nova_specs: Path) -> None:
    for path in corpus.specs(nova_specs, 0, 1):
        section = document.split(path.read_text()).find("REST API impact")
        if section and any(
            f"{method} /" in section.body
            for method in ("GET", "POST", "PUT", "DELETE")
        ):
            assert not api_impact.is_denied(section.body), path
