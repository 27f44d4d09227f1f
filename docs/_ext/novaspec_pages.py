"""Sphinx: a page for each command and each finding.

They are written from what ``--help`` and ``novaspec explain`` print, into
``commands/`` and ``findings/``, before Sphinx looks for sources.
"""

from collections.abc import Mapping
from pathlib import Path

from sphinx.application import Sphinx

from novaspec_new.check import rule_page
from novaspec_new.check.rules import RULES
from novaspec_new.commands import main

_TOCTREE = ".. toctree::\n   :maxdepth: 1\n\n"


def setup(app: Sphinx) -> Mapping[str, object]:
    """Have the pages written when Sphinx starts."""
    app.connect("builder-inited", _write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _write_pages(app: Sphinx) -> None:
    docs = Path(app.srcdir)
    _write_folder(docs / "commands", _command_pages(docs / "examples"))
    _write_folder(docs / "findings", _finding_pages())


def _command_pages(examples: Path) -> dict[str, str]:
    pages = {}
    rows = []
    for name in main.COMMANDS:
        title = f"novaspec {name}"
        text = (
            f".. click:: novaspec_new.commands.{name}:command\n"
            f"   :prog: {title}\n"
        )
        if (examples / f"{name}.rst").exists():
            text += f"\n.. include:: /examples/{name}.rst\n"
        pages[f"{name}.rst"] = text
        rows.append(f"   {title} <{name}>\n")
    intro = (
        "Commands\n========\n\n"
        "In the order of a spec's life. Each page says what\n"
        "``novaspec COMMAND --help`` says, and so does\n"
        "``man novaspec-COMMAND`` where it is installed.\n"
        "A command ends with 0 when it is done and clean, 1 when there are\n"
        "findings or it could not be done, 2 when it was called wrongly, 3\n"
        "for a bug of novaspec, 130 after Ctrl-C.\n\n"
    )
    pages["index.rst"] = intro + _TOCTREE + "".join(rows)
    return pages


def _finding_pages() -> dict[str, str]:
    pages = {}
    rows = []
    for rule in RULES:
        # explain's page is Markdown after its first two lines.
        head, severity, *text = rule_page.page(rule).split("\n")
        pages[f"{rule.code}.md"] = "\n".join(
            [f"# {_escaped(head)}", "", f"*{severity}*", *text]
        )
        rows.append(f"   {rule.code}\n")
    intro = (
        "Findings\n========\n\n"
        "What ``novaspec check`` can say. Each page says what\n"
        "``novaspec explain CODE`` says.\n\n"
    )
    pages["index.rst"] = intro + _TOCTREE + "".join(rows)
    return pages


def _escaped(text: str) -> str:
    """Keep what Markdown would take for a mark."""
    return "".join(f"\\{c}" if c in r"\`*_[]<>" else c for c in text)


def _write_folder(folder: Path, pages: Mapping[str, str]) -> None:
    """Write what is new; a page that is the same need not be read again."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, encoding="utf-8")
