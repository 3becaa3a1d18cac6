"""The options of `kawat replay plan`, and the plan that they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from agents.exits import Exit, Stop
from agents.options import settings_of
from agents.replay.names import checked_run
from agents.replay.plan import Filters, FromStage, Order, OutputKind, Plan
from agents.replay.planning.asking import days, guids, window
from agents.replay.planning.from_files import planned_from_files
from agents.replay.planning.from_topics import planned
from agents.replay.planning.request import Request
from agents.replay.plugged import model_of, named
from agents.replay.stage_settings import check_overlay
from streams.settings import Settings

__all__ = ["Options", "plan_of"]

DAY_SECONDS = 86_400
NAMES = {  # of options that are called otherwise than their parameters
    "inputs": "files",
    "since": "from",
    "until": "to",
    "sources": "source",
    "languages": "language",
    "overlay": "settings",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """One field per option, by the name of its parameter."""

    inputs: Sequence[str] = ()
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    zone: str | None = None
    from_stage: str = FromStage.PARSE
    sources: Sequence[str] = ()
    languages: Sequence[str] = ()
    guid_file: str | None = None
    model: str | None = None
    overlay: str | None = None
    output: str = OutputKind.ISOLATED
    output_path: str | None = None
    order: str = Order.RECORDED
    warm_up: str | None = None
    slack: str | None = None
    name: str = ""
    allow_gaps: bool = False
    exact: bool = False


def plan_of(
    config: str | None, changes: tuple[str, ...], options: Options, now: datetime
) -> Plan:
    """Make the plan that was asked for; raises Stop."""
    if options.overlay:
        check_overlay(options.overlay)
    settings = settings_of(config, changes, options.overlay, **named(options.model))
    request = request_of(settings, options, now)
    if options.inputs:
        return planned_from_files(settings, request, options.inputs, options.kind)
    return planned(settings, request)


def request_of(settings: Settings, options: Options, now: datetime) -> Request:
    """Read the options; raises Stop (2) for what cannot be meant."""
    since, until = window(options.since, options.until, options.zone, now)
    _check_output(options)
    return Request(
        now=now,
        since=since,
        until=until,
        from_stage=FromStage(options.from_stage),
        output=OutputKind(options.output),
        output_path=options.output_path,
        order=Order(options.order),
        warm_up_days=None
        if options.warm_up is None
        else days(options.warm_up, "--warm-up"),
        slack_seconds=settings.replay_slack_seconds
        if options.slack is None
        else days(options.slack, "--slack") * DAY_SECONDS,
        filters=Filters(
            sources=tuple(sorted(options.sources)),
            languages=tuple(sorted(options.languages)),
            guids=guids(options.guid_file),
        ),
        model=model_of(settings),
        run=checked_run(options.name) if options.name else "",
        asked=_asked(options),
        allows_gaps=options.allow_gaps,
        is_exact=options.exact,
    )


def _check_output(options: Options) -> None:
    writes_files = options.output == OutputKind.FILES
    if writes_files and options.output_path is None:
        why = "--output files needs a folder"
        raise Stop(Exit.USAGE, why, todo="name it by --output-path")
    if options.output_path is not None and not writes_files:
        why = "--output-path is for --output files"
        raise Stop(Exit.USAGE, why, where=options.output_path)


def _asked(options: Options) -> dict[str, str]:
    """Keep what was asked, word for word, for whoever reads the plan later."""
    given = {}
    for field in fields(options):
        value = getattr(options, field.name)
        if value != field.default:
            text = " ".join(map(str, value)) if isinstance(value, tuple) else value
            told = "" if text is True else str(text)
            given[NAMES.get(field.name, field.name.replace("_", "-"))] = told
    return given
