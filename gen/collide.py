"""Emitted names that are too long, or that two allocators, the runtime or the user's own names share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from gen import names, suite
from gen.settings import Settings, headers
from gen.spec import Element, Given, Problem

# What is decided for an allocator, its files' texts by name, and the identifiers that it defines.
Emitted = tuple[Settings, Mapping[str, str], frozenset[str]]
NEUTRAL = "int"  # no prefix can be a keyword, so that no emitted name comes to be taken for this


def problems_of(made: Sequence[Emitted]) -> list[Problem]:
    """Everything wrong with the names that a run would emit."""
    problems = []
    owners: dict[str, Settings] = {}
    for settings, files, symbols in made:
        problems += [*_reserved(settings, symbols), *_shared_with_user(settings, symbols), *_shared_with_suite(settings, files)]
        # One header guard for two names that differ in case only, and one file where case does not count.
        claims = {symbol: f"`{symbol}`" for symbol in sorted(symbols)}
        claims |= {file.lower(): f"`{file}`, but for upper and lower case," for file in files}
        for claim, shown in claims.items():
            other = owners.setdefault(claim, settings)
            if other is not settings:
                by = f"[{other.kind}] of `{other.spec.name}` ({other.spec.file})"
                problems.append(_problem(settings, f"{shown} is emitted for {by} too; give one of them another name or prefix"))
                break
    return problems


def _problem(settings: Settings, text: str) -> Problem:
    given = settings.given.get("prefix") or settings.spec.keys["name"]
    return Problem(given.file, given.position.line, given.position.column, text)


def _reserved(settings: Settings, symbols: frozenset[str]) -> Iterator[Problem]:
    wrong = names.identifier_problem(settings.prefix)
    key = "prefix" if "prefix" in settings.given else "name"
    taken = names.first_taken(symbols)
    longest = max(sorted(symbols), key=len)
    if wrong is None and taken is not None:
        wrong = f"`{taken}` would be emitted, which {names.taken_by(taken)}; choose another {key}"
    if wrong is None and len(longest) > names.LONGEST_IDENTIFIER:
        too_long = len(longest) - names.LONGEST_IDENTIFIER
        wrong = (
            f"`{longest}` would be emitted, of {len(longest)} characters where C tells only "
            f"{names.LONGEST_IDENTIFIER} apart; a {key} shorter by {too_long}"
        )
    if wrong is not None:
        yield _problem(settings, wrong)


def _user_words(settings: Settings) -> Iterator[tuple[Given, str]]:
    for element in settings.elements:
        for key in ("type", "init", "drop"):
            given = element.keys.get(key)
            for word in re.findall(r"\w+", str(given.value)) if given is not None else ():
                assert given is not None
                yield given, word


def _shared_with_user(settings: Settings, symbols: frozenset[str]) -> Iterator[Problem]:
    for given, word in _user_words(settings):
        if word in symbols:
            text = f"`{word}` is also emitted for this spec; rename it, or choose another name or prefix"
            yield Problem(given.file, given.position.line, given.position.column, text)
    emitted = f"{settings.prefix}.h".lower()
    for header in headers(settings.spec):
        if not header.startswith("<") and PurePath(header.strip('"')).name.lower() == emitted:
            given = settings.spec.keys["headers"]
            text = f"{header} has the name of the header that is emitted; choose another prefix"
            yield Problem(given.file, given.position.line, given.position.column, text)


def _shared_with_suite(settings: Settings, files: Mapping[str, str]) -> Iterator[Problem]:
    name = f"test_{settings.prefix}.c"
    if name not in files:
        return
    symbols = names.symbols_of(settings.prefix, [text for file, text in files.items() if file != name])
    shared = sorted(suite.own_names(files[name]) & symbols)
    if shared:
        yield _problem(settings, f"`{shared[0]}` is emitted, and the program that --tests writes has one of its own; choose another prefix, or leave --tests out")


def has_own_words(settings: Settings) -> bool:
    """Whether a text from the spec, or its file's name, has a word that starts as emitted names do."""
    texts = [PurePath(settings.spec.file).name, *(word for _, word in _user_words(settings))]
    texts += [str(given.value) for given in settings.spec.keys.values()]
    return bool(names.symbols_of(settings.prefix, [text for text in texts if settings.prefix in text]))


def without_own_words(settings: Settings) -> Settings:
    """The same settings with nothing of the user's in what is emitted for them."""
    elements = tuple(replace(element, keys=_neutral(element)) for element in settings.elements)
    spec = replace(settings.spec, file="", keys={"name": settings.spec.keys["name"]})
    return replace(settings, spec=spec, elements=elements)


def _neutral(element: Element) -> Mapping[str, Given]:
    return {
        key: replace(given, value=NEUTRAL) if key in ("type", "init", "drop") else given
        for key, given in element.keys.items()
    }
