"""The spec's title and introduction, asked for before its sections."""

from dataclasses import dataclass

from novaspec_new import gate, progress, proposal
from novaspec_new.asking import Arrival, Ask, Move
from novaspec_new.errors import UsageError
from novaspec_new.offers import Offers
from novaspec_new.progress import State
from novaspec_new.saving import Saver
from novaspec_new.writing import Help, Writer

TITLE = "Title"
INTRODUCTION = "Introduction"


@dataclass(frozen=True, slots=True)
class Opening:
    """Asks for what stands above the first section.

    ``title`` is the one to offer, None where it is settled; ``is_made``
    says that it was made of the name, and that Launchpad's may take its
    place.
    """

    writer: Writer
    saver: Saver
    offers: Offers
    title: str | None
    is_made: bool

    def begin(self, *, fresh: bool) -> None:
        """Ask for what is still to do; ``fresh`` is a spec not begun."""
        if fresh and self.title is not None:
            self._title(self.title)
        if progress.state(self.saver.draft.introduction) is not State.TODO:
            return
        if not fresh and self.title is not None and self._is_open():
            self._title(self.title)
        self.introduction()

    def again(self) -> None:
        """Ask for all of it again, with what stands there."""
        self.writer.heading("Title and introduction")
        self._title(self.saver.draft.spec.title)
        self.introduction()

    def label(self) -> str:
        """Return what a map of the spec says of it."""
        text = self.saver.draft.introduction
        told = str(progress.state(text))
        if told == State.WRITTEN:
            told = progress.count(len(text.split()), "word")
        return f"Title and introduction ({told})"

    def _is_open(self) -> bool:
        """Say whether nobody may have chosen the title yet."""
        return self.is_made or bool(self.writer.recovery.load().get(TITLE))

    def _title(self, default: str) -> None:
        """Ask for the title; Launchpad's comes into the open prompt."""
        self.writer.step = TITLE
        mended = ""
        while True:
            kept = self.writer.recovery.load().get(TITLE)
            arrival = None
            if self.is_made and default == self.title and not (mended or kept):
                arrival = Arrival(self.offers.title, self.offers.note)
            wanted = Ask(
                "Title:",
                default=mended or kept or default,
                offered=default,
                moves=(Move.LEAVE,),
                arrival=arrival,
            )
            mended = self.writer.ask(wanted).text
            try:
                title = proposal.read_title(mended)
            except UsageError as error:
                self.writer.warn(f"{error}.")
                continue
            if not self._is_too_long(title) and self.saver.title(title):
                return

    def _is_too_long(self, title: str) -> bool:
        """Tell of a title that the gate refuses; say if it is to change."""
        if not gate.is_too_long(title):
            return False
        self.writer.warn(
            f"The title has {len(title)} characters; the gate takes "
            f"{gate.WIDTH}."
        )
        return self.writer.is_to_mend()

    def introduction(self) -> None:
        """Ask until it is saved, or skipped; Back is the title."""
        while True:
            self.writer.step = INTRODUCTION
            self.saver.draft.refresh()
            known = self.saver.draft.outline
            self.writer.heading(INTRODUCTION)
            self.writer.advise(known.introduction_advice)
            written = self._written()
            offered = "" if written else self._offered()
            reply = self.writer.text(
                Ask(
                    "Your text:",
                    default=written or offered,
                    offered=offered,
                    multiline=True,
                    empty=Move.SKIP,
                    moves=(Move.BACK, Move.SKIP, Move.EDITOR, Move.LEAVE),
                ),
                Help(known.introduction_advice.questions, known.introduction),
            )
            if reply.move is Move.BACK:
                self._title(self.saver.draft.spec.title)
            elif reply.move is not None or self.saver.introduction(reply.text):
                return

    def _written(self) -> str:
        text = self.saver.draft.introduction.strip("\n")
        return "" if progress.state(text) is State.TODO else text

    def _offered(self) -> str:
        text = self.offers.summary()
        if text:
            self.writer.note(" Below is the blueprint's summary.")
        return text
