"""Comments of emitted files: a paragraph of which a line has become too long, by what was put into it, is filled anew."""

from __future__ import annotations

import re
import textwrap

WIDTH = 120
_COMMENT = re.compile(r"^/\*.*?\*/$", re.MULTILINE | re.DOTALL)
_TOO_LONG = re.compile(rf"^(?:/\*| \*).{{{WIDTH - 1},}}$", re.MULTILINE)
_HANGING = re.compile(r" \* (@(?:param|return) )")
_CODE = re.compile(r"`[^`]*`")
# What stands in lines of its own: lists, figures of memory, tables.
_LAID_OUT = re.compile(r" \* (?:- |`\[|\||\d+\. )")


def fill_comments(text: str) -> str:
    """The text, with paragraphs filled in those comments that begin a line and have one that is too long."""
    out: list[str] = []
    done = 0
    for line in _TOO_LONG.finditer(text):
        begins = text.rfind("\n/*", 0, line.start() + 3) + 1
        comment = _COMMENT.match(text, begins)
        if line.start() >= done and comment is not None and comment.end() >= line.end():
            out += (text[done:begins], _filled(comment[0]))
            done = comment.end()
    return "".join(out) + text[done:]


def _filled(comment: str) -> str:
    opening, closing = re.match(r"/\*+ ?", comment), comment.endswith(" */")
    assert opening is not None
    lines = comment.removesuffix(" */").split("\n")
    out: list[str] = []
    paragraph: list[str] = []
    for line in lines:
        if paragraph and _begins(line, paragraph[-1]):
            out += _paragraph(paragraph, opening[0])
            paragraph = []
        paragraph.append(line)
    out += _paragraph(paragraph, opening[0])
    if closing and out[-1].strip() not in ("", "*"):
        out[-1] += " */"
    elif closing:
        out[-1] = " */"
    return "\n".join(out)


def _begins(line: str, before: str) -> bool:
    """Whether a line begins another paragraph than the one before it."""
    bare = (" *", "")
    return line.rstrip() in bare or before.rstrip() in bare or before in ("/**", "/*") or _HANGING.match(line) is not None or _LAID_OUT.match(line) is not None


def _paragraph(lines: list[str], opening: str) -> list[str]:
    if not any(len(line) > WIDTH - len(" */") for line in lines) or _LAID_OUT.match(lines[0]) is not None:
        return lines
    first = opening if lines[0].startswith("/*") else " * "
    hanging = _HANGING.match(lines[0])
    after = " * " + " " * len(hanging[1]) if hanging is not None else " * "
    words = " ".join(line[len(first) if at == 0 else 2 :].strip() for at, line in enumerate(lines))
    whole = _CODE.sub(lambda found: found[0].replace(" ", "\0"), words)
    filled = textwrap.wrap(whole, WIDTH - 3, initial_indent=first, subsequent_indent=after, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\0", " ") for line in filled]
