"""Builds one spec by the checkout's own configuration; a process of its own.

It is the only place that imports Sphinx, and it runs the checkout's code:
its ``conf.py`` and the extensions that this names. It is started as
``python -m novaspec_new.check.exact.worker CONFIGURATION FOLDER``, where
FOLDER is an empty one for the build; and then reads a request in each
line of standard input, and answers in a line of standard output. Both are
JSON: ``{"document": name, "files": {path: text}}`` and ``{"messages":
[{"path", "line", "text"}], "body": HTML}``, or ``{"failed": reason}``.
"""

import base64
import io
import json
import os
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from urllib.parse import unquote

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
_MESSAGE = re.compile(
    r"(?P<path>[^\n]*?\.rst):(?:(?P<line>\d+):)? "
    r"(?P<level>WARNING|ERROR|CRITICAL|SEVERE): (?P<text>.*)"
)
# What a page names beside its text, and Sphinx looks for in the sources.
_LINKED = ("_images", "_media", "_static", "_templates")
_PICTURE = re.compile(r'src="(?:\.\./)*_images/([^"/]+)"')
_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
_INDEX = "=====\nSpecs\n=====\n\n.. toctree::\n   :glob:\n\n   **\n"


class Builder:
    """A Sphinx application that is kept, and builds again what changed."""

    def __init__(self, configuration: Path, folder: Path) -> None:
        self._configuration = configuration
        self._source = folder / "source"
        self._source.mkdir(parents=True)
        for name in _LINKED:
            if (configuration / name).is_dir():
                (self._source / name).symlink_to(configuration / name)
        self._output = folder / "html"
        self._trees = folder / "trees"
        self._said = io.StringIO()
        self._bodies: dict[str, str] = {}
        self._app: Any = None

    def build(self, document: str, files: dict[str, str]) -> dict[str, object]:
        """Build a document of these files; return what to answer."""
        for name, text in {"index.rst": _INDEX, **files}.items():
            _write(self._source / name, text)
        self._said.seek(0)
        self._said.truncate()
        self._bodies.clear()
        if self._app is None:
            self._app = self._made()
        path = self._source / f"{document}.rst"
        self._app.build(force_all=False, filenames=[str(path)])
        return {
            "messages": self._messages(path),
            "body": self._embedded(self._bodies.get(document, "")),
        }

    def _made(self) -> Any:  # noqa: ANN401 - Sphinx's own
        from sphinx.application import Sphinx

        app = Sphinx(
            srcdir=self._source,
            confdir=self._configuration,
            outdir=self._output,
            doctreedir=self._trees,
            buildername="html",
            confoverrides={"root_doc": "index", "master_doc": "index"},
            status=None,
            warning=self._said,
            freshenv=True,
        )
        app.connect("html-page-context", self._keep)
        return app

    def _keep(self, *given: Any) -> None:  # noqa: ANN401 - Sphinx's own
        _app, name, _template, context, _tree = given
        self._bodies[name] = context.get("body", "")

    def _embedded(self, body: str) -> str:
        """Return HTML with the pictures that Sphinx copied in it."""

        def embed(match: re.Match[str]) -> str:
            path = self._output / "_images" / unquote(match[1])
            kind = _TYPES.get(path.suffix.lower())
            if kind is None or not path.is_file():
                return match[0]
            data = base64.b64encode(path.read_bytes()).decode("ascii")
            return f'src="data:{kind};base64,{data}"'

        return _PICTURE.sub(embed, body)

    def _messages(self, path: Path) -> list[dict[str, object]]:
        """Return what was said of one document."""
        found: list[dict[str, object]] = []
        for line in _ESCAPES.sub("", self._said.getvalue()).split("\n"):
            match = _MESSAGE.fullmatch(line)
            if match and _same(match["path"], path):
                found.append(
                    {"line": int(match["line"] or 0), "text": match["text"]}
                )
        return found


def _write(path: Path, text: str) -> None:
    """Write a file, if it holds something else: Sphinx goes by the time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")


def _same(name: str, path: Path) -> bool:
    return os.path.realpath(name) == os.path.realpath(path)


def main() -> None:
    """Answer requests until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # What the checkout's code prints is no answer.
    os.dup2(2, 1)
    builder = Builder(Path(sys.argv[1]), Path(sys.argv[2]))
    for line in sys.stdin:
        request = json.loads(line)
        try:
            with (
                redirect_stdout(io.StringIO()),
                redirect_stderr(io.StringIO()),
            ):
                answer = builder.build(request["document"], request["files"])
        except Exception as error:  # noqa: BLE001 - any code of the checkout's
            answer = {"failed": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
