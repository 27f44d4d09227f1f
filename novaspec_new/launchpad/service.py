"""Launchpad itself, asked through launchpadlib.

Importing this takes 0.1 s: it is imported late, in a thread.
"""

import contextlib
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from launchpadlib.credentials import AnonymousAccessToken, Credentials
from launchpadlib.launchpad import Launchpad
from lazr.restfulclient.errors import NotFound

from novaspec_new.launchpad import exceptions, failures, transport
from novaspec_new.launchpad.deadline import Deadline
from novaspec_new.launchpad.failures import Problem, ProblemKind
from novaspec_new.launchpad.result import Blueprint
from novaspec_new.launchpad.service_root import is_loopback

# The only version of the web service that has blueprints.
_VERSION = "devel"
_PERSON = re.compile(r"/~([a-z0-9][a-z0-9+.-]*)/?$")


def outcomes(
    names: Sequence[str],
    project: str,
    root: str,
    cache: Path,
    deadline: Deadline,
) -> Iterator[Blueprint | Problem]:
    """Yield what Launchpad says of each blueprint, on one connection.

    Ends early after a problem that the rest would have as well. Never
    raises.
    """
    for outcome in _outcomes(names, project, root, cache, deadline):
        if (
            isinstance(outcome, Problem)
            and outcome.kind is ProblemKind.NONSENSE
        ):
            # It may be cached, and would be served from there for good.
            shutil.rmtree(cache, ignore_errors=True)
        yield outcome


def _outcomes(
    names: Sequence[str],
    project: str,
    root: str,
    cache: Path,
    deadline: Deadline,
) -> Iterator[Blueprint | Problem]:
    try:
        with contextlib.closing(_Launchpad(root, cache, deadline)) as service:
            ask = service.projects(project).getSpecification
            for name in names:
                outcome = _outcome(ask, project, name)
                yield outcome
                if isinstance(outcome, Problem) and outcome.kind.concerns_all:
                    return
    except Exception as error:  # noqa: BLE001 - none may end the program
        yield exceptions.problem(error)


class _Launchpad(Launchpad):  # type: ignore[misc]
    """Launchpad, asked by nobody in particular."""

    _http: transport.Http | None = None

    def __init__(self, root: str, cache: Path, deadline: Deadline) -> None:
        self._deadline = deadline
        # No proxy can see what is served on this machine.
        local = is_loopback(urlsplit(root).hostname or "")
        try:
            super().__init__(
                Credentials("novaspec", access_token=AnonymousAccessToken()),
                authorization_engine=None,
                credential_store=None,
                service_root=root,
                cache=transport.Cache(cache),
                proxy_info=None if local else transport.proxy,
                version=_VERSION,
            )
        except BaseException:
            self.close()
            raise

    def httpFactory(self, *arguments: object) -> transport.Http:  # noqa: N802
        """Return what makes the requests; launchpadlib's own hook."""
        self._http = transport.Http(self, None, *arguments)
        self._http.deadline = self._deadline
        return self._http

    def close(self) -> None:
        """Close the connections."""
        if self._http is not None:
            self._http.close()


def _outcome(
    ask: Callable[..., object], project: str, name: str
) -> Blueprint | Problem:
    try:
        found = ask(name=name)
        if found is None:
            return failures.missing(name, project)
        fields = _fields(found)
        if fields["name"] not in (None, name):
            return failures.NONSENSE
        return Blueprint.of(fields | {"name": name})
    except transport.RedactedError:
        return failures.private(name)
    except NotFound:
        return failures.no_project(project)
    except Exception as error:  # noqa: BLE001 - as above
        return exceptions.problem(error)


def _fields(found: object) -> dict[str, object]:
    """Return what a specification says, none of it checked."""

    def value(field: str) -> object:
        told = getattr(found, field, None)
        return None if told == transport.REDACTED else told

    def person(field: str) -> str | None:
        match = _PERSON.search(str(value(field)))
        return match[1] if match else None

    plain = (
        "name",
        "title",
        "summary",
        "definition_status",
        "implementation_status",
    )
    return {field: value(field) for field in plain} | {
        "assignee": person("assignee_link"),
        "drafter": person("drafter_link"),
    }
