"""Faults of the History section, to put into a spec."""

from collections.abc import Callable, Sequence

from novaspec_new.spec import document, history, releases
from tests.support.mutations import Fault, Mutation


def _changed(
    code: str,
    change: Callable[[Sequence[history.Row]], tuple[int, str] | None],
) -> Mutation:
    """Put a row before another one (or at the end), with its release."""

    def mutate(text: str) -> Fault | None:
        parts = document.split(text)
        section = parts.find(history.TITLE)
        found = history.rows(section.body) if section else ()
        wanted = change(found) if found else None
        if section is None or wanted is None:
            return None
        index, release = wanted
        lines = section.body.split("\n")
        lead = lines[found[0].start]
        lead = lead[: lead.index(found[0].release[:1], lead.index("- "))]
        end = found[-1].end
        at = found[index].start if index < len(found) else end
        further = lead.replace("*", " ")
        lines[at:at] = [f"{lead}{release}", f"{further}A row more"]
        body = "\n".join(lines)
        body += "\n" * (not body.endswith("\n"))
        changed = parts.with_body(history.TITLE, body).text
        return Fault(changed, code, section.body_line + at)

    return mutate


def _older(rows: Sequence[history.Row]) -> tuple[int, str] | None:
    """Let the oldest release of all come last."""
    keys = [
        releases.sort_key(named)
        for row in rows
        if (named := releases.meant(row.release))
    ]
    is_custom = len(keys) > 1 and keys == sorted(keys, reverse=True)
    return None if is_custom or not keys else (len(rows), "Austin")


MUTATIONS: dict[str, Mutation] = {
    "history-misspelt": _changed("history-unknown", lambda _: (0, "Wictorya")),
    "history-mixed": _changed(
        "history-unknown", lambda _: (0, "2023.2 Antelope")
    ),
    "history-number": _changed("history-unknown", lambda _: (0, "2024.3")),
    "history-words": _changed("history-unknown", lambda _: (0, "As it was")),
    "history-order": _changed("history-order", _older),
    "history-twice": _changed(
        "history-twice", lambda rows: (1, rows[0].release)
    ),
    "history-twice-last": _changed(
        "history-twice", lambda rows: (len(rows), rows[-1].release)
    ),
}
