"""A page's own words, in English and in Indonesian: a TOML file beside its code."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TypeVar

from msgspec import convert

__all__ = ["vocabulary"]

T = TypeVar("T")


def vocabulary(package: str, file: str, language: str, form: type[T]) -> T:
    """Read the words of one of `agents.explain.labels.LANGUAGES` from a package's file.

    Raises msgspec.ValidationError when a word is missing or not known.
    """
    told = tomllib.loads(files(package).joinpath(file).read_text("utf-8"))
    return convert(told[language], form)
