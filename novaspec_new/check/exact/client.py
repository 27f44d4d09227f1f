"""Has a worker build specs, and takes what Sphinx says as findings."""

import contextlib
import json
import posixpath
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from novaspec_new.check import Finding
from novaspec_new.check.findings import Severity
from novaspec_new.check.rules import rst_errors
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.labels import normal
from novaspec_new.workspace import cross_references
from novaspec_new.workspace.checkout import Checkout

EXTRA = "pip install 'novaspec[sphinx]'"
_WORKER = "novaspec_new.check.exact.worker"
_REFERENCE = re.compile(
    r":(?:std:)?(?P<role>ref|doc|any|numref):`(?:[^`<]*<)?(?P<name>[^`<>]+)>?`"
)
# The parts of a message that name its kind, as "[ref.ref]".
_KIND = re.compile(r" \[[\w.-]+\]$")
_HELP = (
    "mend what Sphinx names; the project's build stops at any of its warnings"
)


class Built(NamedTuple):
    """What came of a build: what Sphinx said, and the page's text.

    ``body`` is the HTML of the article, empty where there is none.
    """

    findings: tuple[Finding, ...]
    body: str


class SphinxBuild:
    """Builds specs of one checkout, by the checkout's own configuration.

    It runs the code of that: only who asks for it gets it. The worker is
    kept for the next build, and ends with the ``with`` block.
    """

    def __init__(self, checkout: Checkout) -> None:
        self._root = checkout.root
        self._stack = contextlib.ExitStack()
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def start(self) -> None:
        """Start the worker; NovaspecError where there is none to start."""
        if self._process is None:
            self._process = self._started()

    def build(self, path: Path, text: str) -> Built:
        """Build a spec of this text; NovaspecError where none is made."""
        document = cross_references.docname(self._root, path)
        files = dict(self._needed(document, text))
        files[f"{document}.rst"] = text
        answer = self._ask({"document": document, "files": files})
        if "failed" in answer:
            raise NovaspecError(
                "the checkout's own build fails: "
                + _without_trace(str(answer["failed"])),
                "what its configuration needs has to be installed beside "
                "novaspec",
            )
        last = text.count("\n") + 1
        found = {
            (int(said["line"] or 1), _KIND.sub("", str(said["text"])))
            for said in answer["messages"]
        }
        findings = tuple(
            rst_errors.OTHER.at(
                min(line, last),
                message=f"Sphinx says: {said.rstrip('.')}",
                help=_HELP,
            )._replace(severity=Severity.ERROR)
            for line, said in sorted(found)
        )
        return Built(findings, str(answer["body"]))

    def _needed(self, own: str, text: str) -> Iterator[tuple[str, str]]:
        """Yield the documents that a spec refers to, by their paths."""
        known = cross_references.read(self._root, own).labels
        for match in _REFERENCE.finditer(text):
            name = match["name"]
            if match["role"] == "doc":
                folder = posixpath.dirname(own)
                target = posixpath.normpath(
                    posixpath.join("/", folder, name)
                ).lstrip("/")
                names = [target]
            else:
                wanted = normal(name)
                names = [each.document for each in known.get(wanted, ())]
            for document in names:
                path = cross_references.path_of(self._root, document)
                if path is not None and document != own:
                    data = path.read_bytes()
                    yield f"{document}.rst", data.decode("utf-8", "replace")

    def _ask(self, request: dict[str, object]) -> dict[str, Any]:
        self.start()
        process = self._process
        assert process is not None  # noqa: S101 - it was started
        assert process.stdin is not None  # noqa: S101 - they are pipes
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            self._process = None
            raise NovaspecError(
                "the checkout's own build ended without an answer",
                "its configuration, doc/source/conf.py, may have ended it",
            )
        return dict(json.loads(answer))

    def _started(self) -> "subprocess.Popen[str]":
        configuration = self._root / cross_references.SOURCE
        if not (configuration / "conf.py").is_file():
            raise NovaspecError(
                f"{configuration / 'conf.py'} is not there",
                "--exact runs the checkout's own configuration of Sphinx",
            )
        if find_spec("sphinx") is None:
            raise NovaspecError(
                "--exact needs Sphinx, which is not installed",
                f"{EXTRA} brings it",
            )
        folder = self._stack.enter_context(
            tempfile.TemporaryDirectory(prefix="novaspec-")
        )
        command = [sys.executable, "-m", _WORKER]
        process = subprocess.Popen(  # noqa: S603 - ourselves
            [*command, str(configuration), folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._stack.callback(_end, process)
        return process


def _end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def merged(findings: tuple[Finding, ...], built: Built) -> tuple[Finding, ...]:
    """Return the checker's findings, and what only Sphinx found.

    Where the checker has an error on a line, it says the same in better
    words.
    """
    known = {each.line for each in findings if each.severity is Severity.ERROR}
    more = [each for each in built.findings if each.line not in known]
    return tuple(sorted([*findings, *more], key=lambda each: each[:2]))


def _without_trace(said: str) -> str:
    """Return what Sphinx said of an error, with only the end of its trace."""
    before, mark, trace = said.partition("Traceback (most recent call last):")
    if not mark:
        return said
    lines = [line for line in trace.splitlines() if line.strip()]
    return f"{before.strip()} {lines[-1].strip() if lines else ''}".strip()
