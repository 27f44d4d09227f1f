import pytest

from novaspec_new.spec import history

HEAD = """
.. list-table:: Revisions
   :header-rows: 1

   * - Release Name
     - Description
"""
TABLE = HEAD + "   * - Yoga\n     - Introduced\n"
ROW = "   * - 2027.1 Indri\n     - Re-proposed\n"


def add(body: str, name: str = "2027.1 Indri") -> str:
    return history.with_row(body, name, "Re-proposed")


def test_rows_are_read_without_the_header() -> None:
    rows = history.rows(
        TABLE + "   * - Zed\n     - Re-proposed\n       again\n"
    )
    assert [(row.release, row.description) for row in rows] == [
        ("Yoga", "Introduced"),
        ("Zed", "Re-proposed again"),
    ]


def test_a_row_goes_to_the_end() -> None:
    assert add(TABLE) == TABLE + ROW


def test_text_and_blank_lines_behind_the_table_stay_there() -> None:
    after = "\n\n.. _x: https://example.org/\n"
    assert add(TABLE + after) == TABLE + ROW + after


def test_a_file_that_ends_within_the_table() -> None:
    assert add(TABLE.rstrip("\n")) == TABLE + ROW


@pytest.mark.parametrize("name", ["2027.1 Indri", "2027.1", "2027.1  (Indri)"])
def test_a_release_never_gets_a_second_row(name: str) -> None:
    body = TABLE + f"   * - {name}\n     - Introduced\n"
    assert add(body) == body


def test_another_release_of_the_same_year_is_another() -> None:
    assert add(TABLE, "2027.2 J") != TABLE
    body = TABLE + "   * - 2027.2 J\n     - x\n"
    assert add(body) == body + ROW


def test_a_named_release_is_known_in_any_case() -> None:
    assert add(TABLE, "YOGA") == TABLE


def test_the_newest_release_stays_on_top() -> None:
    body = HEAD + "   * - Zed\n     - Again\n   * - Yoga\n     - Introduced\n"
    assert add(body) == body.replace(HEAD, HEAD + ROW)


@pytest.mark.parametrize("indent", [2, 4, 7])
def test_the_rows_own_shape_is_kept(indent: int) -> None:
    space = " " * indent
    body = (
        "\n.. list-table:: Revisions\n      :header-rows: 1\n\n"
        f"{space}* - Release Name\n{space}  - Description\n"
        f"{space}* - Yoga\n{space}  - Introduced\n"
    )
    row = f"{space}* - 2027.1 Indri\n{space}  - Re-proposed\n"
    assert add(body) == body + row


def test_further_columns_stay_empty() -> None:
    body = (
        "\n.. list-table::\n\n   * - Yoga\n     - Introduced\n     - Alice\n"
    )
    assert add(body) == body + ROW + "     -\n"


@pytest.mark.parametrize(
    "body", ["", "\nNone\n", "\n* Approved in Yoga.\n", "\n.. list-table::\n"]
)
def test_without_a_table_there_is_no_row(body: str) -> None:
    assert not history.has_table(body)
    assert history.rows(body) == ()
