"""What stands in the way of a file's writing: another program, or a file."""

from novaspec_new.spec.errors import NovaspecError


class ChangedError(NovaspecError):
    """The file on disk is no longer what we last read or wrote."""

    def __init__(self, path: object) -> None:
        super().__init__(
            f"{path} was changed by another program",
            "nothing was overwritten",
        )


class ConflictError(NovaspecError):
    """Someone else changed the very part that was to be saved."""

    def __init__(self, path: object) -> None:
        super().__init__(
            f"{path}: this part was changed by another program",
            "it and yours are both below",
        )


class GoneError(NovaspecError):
    """The file on disk that we last read or wrote is not there."""

    def __init__(self, path: object) -> None:
        super().__init__(f"{path} is gone", "another program removed it")


class ExistsError(NovaspecError):
    """A file stands where a new one should go."""


def taken(path: object) -> ExistsError:
    """Return the error for a new file whose place is taken."""
    return ExistsError(f"{path} exists", "give another name or --output")
