"""A spec's commit in git, on a branch of its own; never pushed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files, git, identity, profile_choice
from novaspec_new.workspace.checkout import Checkout

_UNFINISHED = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}


@dataclass(frozen=True, slots=True)
class Commit:
    """The commit to be of one spec, and of nothing else.

    ``path`` is the spec's file, ``branch`` the name of its own branch.
    """

    checkout: Checkout
    path: Path
    branch: str

    @property
    def _root(self) -> Path:
        return self.checkout.root

    @property
    def _name(self) -> str:
        return self.path.relative_to(self._root).as_posix()

    def check(self) -> None:
        """Raise NovaspecError where a commit would not be a clean one."""
        self._check_repository()
        self._check_branch()
        self._check_index()
        identity.expect_author(self._root)

    @property
    def stands_on(self) -> str | None:
        """Another spec's branch, if the commit's own would begin at it.

        Raises NovaspecError on a detached HEAD.
        """
        now = self._current()
        # All branches of specs begin alike, as "bp/".
        prefix = self.branch.partition("/")[0]
        is_anothers = now.startswith(f"{prefix}/") and now != self.branch
        return now if is_anothers else None

    def make(self, message: str) -> str:
        """Commit the spec and return the commit's short name.

        Raises NovaspecError, with branch and index as they were, where
        it cannot.
        """
        self.check()
        undo: list[Callable[[], object]] = []
        try:
            self._switch(undo)
            self._add(undo)
            self._git(
                "commit",
                "--signoff",
                "--quiet",
                "--cleanup=whitespace",
                f"--message={message}",
            )
        except BaseException:
            for step in reversed(undo):
                step()
            raise
        return self._git("rev-parse", "--short", "HEAD").strip()

    def _git(self, *arguments: str) -> str:
        return git.run(self._root, *arguments)

    def _succeeds(self, *arguments: str) -> bool:
        return git.succeeds(self._root, *arguments)

    def _switch(self, undo: list[Callable[[], object]]) -> None:
        before = self._current()
        if before == self.branch:
            return
        self._git("checkout", "--quiet", "-b", self.branch)
        if self._has_commits():
            undo.append(lambda: self._git("branch", "-q", "-D", self.branch))
            undo.append(lambda: self._git("checkout", "--quiet", before))
        else:
            head = f"refs/heads/{before}"
            undo.append(lambda: self._git("symbolic-ref", "HEAD", head))

    def _add(self, undo: list[Callable[[], object]]) -> None:
        entry = self._git("ls-files", "--stage", "--", self._name).split()
        if entry:
            known = f"{entry[0]},{entry[1]},{self._name}"
            again = ["--cacheinfo", known]
        else:
            again = ["--force-remove", "--", self._name]
        undo.append(lambda: self._git("update-index", *again))
        self._git("add", "--", self._name)

    def _current(self) -> str:
        """Return the current branch; NovaspecError on a detached HEAD."""
        if not self._succeeds("symbolic-ref", "-q", "HEAD"):
            raise NovaspecError(
                f"HEAD is detached in {self._root}",
                "'git switch master' goes to a branch",
            )
        return self._git("symbolic-ref", "--short", "HEAD").strip()

    def _has_commits(self) -> bool:
        return self._succeeds("rev-parse", "--verify", "-q", "HEAD")

    def _staged(self) -> list[str]:
        listed = self._git("diff", "--cached", "--name-only", "-z")
        return [name for name in listed.split("\0") if name]

    def _check_repository(self) -> None:
        if not self._succeeds("rev-parse", "--git-dir"):
            raise NovaspecError(
                f"{self._root} is no git repository",
                "clone the project's specs with git and write the spec there",
            )
        top = Path(self._git("rev-parse", "--show-toplevel").rstrip("\n"))
        if top.resolve() != self._root.resolve():
            raise NovaspecError(
                f"{self._root} is a folder of another repository, {top}",
                "run it in a clone of the project's specs",
            )
        review = self._root / ".gitreview"
        has_own_rules = (self._root / profile_choice.FILE).is_file()
        if not review.is_file() or not (
            has_own_rules or "-specs" in files.read_text(review)
        ):
            raise NovaspecError(
                f"{self._root} has no .gitreview that names a repository "
                "of specs",
                "run it in a clone of the project's specs",
            )
        for name, what in _UNFINISHED.items():
            place = self._git("rev-parse", "--git-path", name).rstrip("\n")
            if (self._root / place).exists():
                raise NovaspecError(
                    f"a {what} is not finished in {self._root}",
                    f"'git {what} --continue' or 'git {what} --abort' first",
                )

    def _check_branch(self) -> None:
        current = self._current()
        if not self._succeeds("check-ref-format", "--branch", self.branch):
            raise NovaspecError(
                f"git takes no branch named {self.branch!r}",
                "commit it yourself, on a branch of another name",
            )
        if current == self.branch:
            self._check_not_done()
        elif self._succeeds(
            "rev-parse", "--verify", "-q", f"refs/heads/{self.branch}"
        ):
            raise NovaspecError(
                f"the branch {self.branch} exists already",
                f"'git switch {self.branch}' goes to it",
            )

    def _check_not_done(self) -> None:
        """Raise NovaspecError where the last commit is the spec's own."""
        if not self._has_commits():
            return
        last = self._git("log", "-1", "--format=", "--name-only", "-z", "HEAD")
        if self._name in last.split("\0"):
            raise NovaspecError(
                f"the last commit on {self.branch} has this spec already",
                f"'git commit --amend {self._name}' brings it up to date",
            )

    def _check_index(self) -> None:
        others = [name for name in self._staged() if name != self._name]
        if others:
            more = f" and {len(others) - 1} more" if others[1:] else ""
            raise NovaspecError(
                f"the index holds {others[0]}{more}, which is not this spec",
                "'git restore --staged .' takes it out, and keeps the file",
            )
        if not self._git("status", "--porcelain", "--", self._name).strip():
            raise NovaspecError(
                f"there is nothing to commit in {self._name}",
                "git has it as it is, or ignores it",
            )
