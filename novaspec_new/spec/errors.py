"""What can go wrong in a way that a user can do something about."""


class NovaspecError(Exception):
    """An expected failure, told in one line.

    ``message`` says what is wrong and where; ``hint`` what to do now.
    Both are plain words without a final period or newline.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class UsageError(NovaspecError):
    """The command was called in a way that cannot work."""

    exit_code = 2
