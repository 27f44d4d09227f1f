"""Why Launchpad told nothing of a blueprint, each told in one line."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """What kept Launchpad from telling about a blueprint."""

    MISSING = "missing"
    PRIVATE = "private"
    NO_PROJECT = "no-project"
    NOT_ASKED = "not-asked"
    OFFLINE = "offline"
    SLOW = "slow"
    REFUSED = "refused"
    BUSY = "busy"
    PROXY = "proxy"
    UNTRUSTED = "untrusted"
    NONSENSE = "nonsense"
    UNUSABLE = "unusable"

    @property
    def is_final(self) -> bool:
        """Whether it is Launchpad's word on the blueprint itself."""
        return self in {
            ProblemKind.MISSING,
            ProblemKind.PRIVATE,
            ProblemKind.NO_PROJECT,
        }

    @property
    def concerns_all(self) -> bool:
        """Whether asking for another blueprint would end the same way."""
        return self not in {
            ProblemKind.MISSING,
            ProblemKind.PRIVATE,
            ProblemKind.NONSENSE,
        }


@dataclass(frozen=True, slots=True)
class Problem:
    """Why Launchpad told nothing: one plain line, and what to do now."""

    kind: ProblemKind
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


NONSENSE = Problem(
    ProblemKind.NONSENSE, "Launchpad's answer could not be understood"
)
CUT = Problem(ProblemKind.NONSENSE, "Launchpad's answer broke off")
NOT_ASKED = Problem(ProblemKind.NOT_ASKED, "Launchpad was not asked")
NO_BLUEPRINTS = Problem(
    ProblemKind.NOT_ASKED, "the project has no blueprints to take it from"
)
UNUSABLE = Problem(ProblemKind.UNUSABLE, "launchpadlib cannot be loaded")
SLOW = Problem(ProblemKind.SLOW, "Launchpad did not answer in time")
REFUSED = Problem(ProblemKind.REFUSED, "Launchpad refused the connection")
CLOSED = Problem(ProblemKind.REFUSED, "Launchpad closed the connection")
OFFLINE = Problem(ProblemKind.OFFLINE, "Launchpad cannot be reached")
NO_NETWORK = Problem(
    ProblemKind.OFFLINE, "Launchpad cannot be reached; is there a network?"
)
PROXY = Problem(
    ProblemKind.PROXY,
    "Launchpad cannot be reached through the proxy",
    "check https_proxy and no_proxy",
)
UNTRUSTED = Problem(
    ProblemKind.UNTRUSTED,
    "Launchpad's certificate is not trusted here",
    "check the clock, the proxy and the system's certificates",
)
INSECURE = Problem(
    ProblemKind.UNTRUSTED, "no secure connection to Launchpad could be made"
)


def late(seconds: float) -> Problem:
    """Return the problem of a look-up that took longer than it may."""
    return Problem(
        ProblemKind.SLOW,
        f"Launchpad did not answer within {seconds:g} seconds",
    )


def missing(name: str, project: str) -> Problem:
    """Return the problem of a blueprint that is not there."""
    return Problem(
        ProblemKind.MISSING,
        f"Launchpad has no blueprint {name} in {project}",
        f"register it at https://blueprints.launchpad.net/{project}/+addspec",
    )


def private(name: str) -> Problem:
    """Return the problem of a blueprint that not everyone may see."""
    return Problem(ProblemKind.PRIVATE, f"the blueprint {name} is private")


def no_project(project: str) -> Problem:
    """Return the problem of a project that is not there."""
    return Problem(
        ProblemKind.NO_PROJECT, f"Launchpad has no project {project}"
    )


def no_name(project: str) -> Problem:
    """Return the problem of what cannot be a project's name."""
    return Problem(
        ProblemKind.NO_PROJECT,
        f"{project!r} is no name of a Launchpad project",
    )


def of_status(status: int) -> Problem:
    """Return the problem that an HTTP status stands for."""
    if status in {401, 403}:
        return Problem(
            ProblemKind.REFUSED, f"Launchpad refused to answer (HTTP {status})"
        )
    if status == 407:
        return PROXY
    if status in {408, 429} or status >= 500:
        return Problem(
            ProblemKind.BUSY,
            f"Launchpad is busy or down (HTTP {status})",
            "try again later",
        )
    return Problem(
        ProblemKind.NONSENSE, f"Launchpad could not answer (HTTP {status})"
    )
