"""How the page looks: a style for each kind of mark, a colour for each speaker."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from agents.explain.labels import Labels
from agents.explain.marks import Mark, speaker_of
from agents.explain.view import View

__all__ = ["CUT", "DATELINE", "DIM", "RULE", "Colours", "legend"]

SPEAKERS = ("green", "cyan", "magenta", "yellow", "blue", "bright_red")
MARKED = {"date": "underline", "credit": "bold underline", "subject": "bold"}
CUT = "strike dim red"
RULE = "italic dim"
DATELINE = "bold blue"
DIM = "dim"


@dataclass(frozen=True, slots=True)
class Colours:
    """The speakers of one article, each with a colour of its own while they last."""

    speakers: dict[str, str]

    @classmethod
    def of(cls, view: View) -> Colours:
        """Give colours in the order in which they speak."""
        told = dict.fromkeys(speaker_of(q.speaker, q.resolved) for q in view.quotes)
        named = enumerate(told)
        return cls({name: SPEAKERS[at % len(SPEAKERS)] for at, name in named})

    def style(self, mark: Mark) -> str:
        """Say how a mark looks."""
        if mark.what in MARKED:
            return MARKED[mark.what]
        colour = self.speakers[mark.note]
        return f"{colour} italic" if mark.what == "retold" else colour


def legend(labels: Labels) -> Text:
    """Show what each style stands for, once below all articles."""
    shown = (
        (labels.removed, CUT),
        (labels.speech, SPEAKERS[0]),
        (labels.retelling, f"{SPEAKERS[0]} italic"),
        (labels.date, MARKED["date"]),
        (labels.credit, MARKED["credit"]),
        (labels.subject, MARKED["subject"]),
    )
    told = Text(" · ").join(Text(name, style) for name, style in shown)
    return Text.assemble((f"{labels.marks}: ", DIM), told)
