"""Everything that is written to disk, and the only module that does it.

Three promises shape it. A file that is not ours is never overwritten: all targets are looked at
before anything is done. A run that fails changes nothing: every new file is complete under a
temporary name beside its target before the first is renamed. And a file that would not change is
not touched, so that builds which go by time stay quiet.
"""

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gen import banner


@dataclass(frozen=True)
class Output:
    """One file to be: its name below the output folder, with `/`, and its stamped text."""

    name: str
    text: str


class WriteError(Exception):
    """The files could not be read or written; `messages` has one line for each problem."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("\n".join(messages))
        self.messages = list(messages)


class Refused(WriteError):
    """At least one file stands in the way that is not ours to replace."""


def check(directory: Path, outputs: Sequence[Output]) -> list[str]:
    """The names of the outputs that are missing or differ, sorted. Line ends do not count."""
    stale, _ = _look(directory, outputs)
    return sorted(output.name for output, _ in stale)


def write(
    directory: Path,
    outputs: Sequence[Output],
    prune: bool = False,
    notices: list[str] | None = None,
) -> list[str]:
    """Write the outputs that are missing or differ, and return their names, sorted.

    With `prune`, an output may replace what was made from a spec that is not in this run, as one
    that was renamed; and files below `directory` that we once made and that are not among
    `outputs` are then removed, edited ones excepted; what was removed or kept is added to `notices`.
    """
    stale, refused = _look(directory, outputs, prune)
    if refused:
        raise Refused(refused)
    _replace([(target, output.text) for output, target in stale])
    if prune:
        _prune(directory, [directory / output.name for output in outputs], notices)
    return sorted(output.name for output, _ in stale)


def write_text(path: Path, text: str) -> None:
    """Write one file whole or not at all, unless it has that text already."""
    try:
        present = _existing(path)
        if present == _bytes(text):
            return
        _not_a_link(path)
    except _InTheWay as reason:
        raise Refused([str(reason)]) from None
    except OSError as error:
        raise WriteError([_sentence("read", path, error)]) from None
    _replace([(path, text)])


def touch(path: Path) -> None:
    """Set the time of a file to now; an empty one is made if there is none."""
    try:
        if path.is_dir():
            raise Refused([f"{path}: is a folder, where a file is to be written: move it away"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError as error:
        raise WriteError([_sentence("write", path, error)]) from None


def depfile(outputs: Sequence[str], inputs: Sequence[str]) -> str:
    """One rule that says `outputs` are made from `inputs`, as GNU make and ninja read it."""
    return f"{' '.join(map(_escaped, outputs))}: {' '.join(map(_escaped, inputs))}\n"


def _escaped(name: str) -> str:
    if re.search(r"[\t\r\n]", name):
        raise ValueError(f"a dependency file cannot hold the name {name!r}")
    # Backslashes are themselves, except before a character that one would quote (where, before
    # # and : alone, make and ninja disagree about more than one, and make is followed).
    quoted = re.sub(r"(\\*)([ #:])", r"\1\1\\\2", name)
    return quoted.replace("$", "$$")


def _look(
    directory: Path, outputs: Sequence[Output], prune: bool = False
) -> tuple[list[tuple[Output, Path]], list[str]]:
    """The outputs that are not there as they should be, and why they must not be written."""
    stale: list[tuple[Output, Path]] = []
    refused: set[str] = set()
    problems: set[str] = set()
    _check_names(outputs)
    specs = {made.spec for made in (banner.read(output.text) for output in outputs) if made is not None}
    for output in outputs:
        target = directory / output.name
        try:
            present = _existing(target)
            if _text(present) == output.text:
                continue
            _not_a_link(target)
            if present is not None:
                _must_be_ours(target, _text(present), output, specs if prune else None)
        except _InTheWay as reason:
            refused.add(str(reason))
        except OSError as error:
            problems.add(_sentence("read", target, error))
        stale.append((output, target))
    if problems:
        raise WriteError(sorted(problems | refused))
    return stale, sorted(refused)


def _check_names(outputs: Sequence[Output]) -> None:
    """Every wrong name or text is a mistake of the caller's, not of the user's."""
    names = {PurePosixPath(output.name) for output in outputs}
    if len(names) < len(outputs):
        raise ValueError("two outputs have one name")
    for output in outputs:
        name = PurePosixPath(output.name)
        escapes = name.is_absolute() or ".." in name.parts or not name.name
        if escapes or str(name) != output.name or re.search(r"[\\:\0]", output.name):
            raise ValueError(f"{output.name!r} is not a plain name below the output folder")
        if not names.isdisjoint(name.parents):
            raise ValueError(f"{output.name!r} lies below another output")
        if "\r\n" in output.text or not banner.is_unedited(output.text):
            raise ValueError(f"the text of {output.name!r} is not as banner.stamp makes it")


class _InTheWay(Exception):
    """What stands at a target is not ours to replace; the message says what to do."""


def _existing(target: Path) -> bytes | None:
    """The content of a target, or None where nothing is. Opens only what cannot block."""
    try:
        kind = target.stat().st_mode
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        file = next(each for each in target.parents if each.exists())
        raise _InTheWay(f"{file}: is a file, where a folder is needed: move it away") from None
    except OSError:
        _not_a_link(target)  # a loop, for one
        raise
    if stat.S_ISDIR(kind):
        raise _InTheWay(f"{target}: is a folder, where a file is to be written: move it away")
    if not stat.S_ISREG(kind):
        raise _InTheWay(f"{target}: is not an ordinary file: move it away")
    return target.read_bytes()


def _not_a_link(target: Path) -> None:
    # Renaming over a link would lose the link, and writing through it would change a file that
    # may be anywhere. Reading through it does no harm: an up-to-date one is left alone.
    if target.is_symlink():
        raise _InTheWay(f"{target}: is a symbolic link, which is never replaced: remove it")


def _text(content: bytes | None) -> str:
    """Content as text to compare; nothing there is as good as nothing in it."""
    return (content or b"").decode("utf-8", "surrogateescape").replace("\r\n", "\n")


def _must_be_ours(target: Path, present: str, output: Output, specs: set[str] | None) -> None:
    """Raise unless the text that is present may be replaced by the output's: it is of the same
    spec, or of one that is not among `specs`, if these are all that there are."""
    theirs, ours = banner.read(present), banner.read(output.text)
    assert ours is not None  # _check_names has seen to it
    if theirs is None:
        raise _InTheWay(f"{target}: was not made by typedalloc: move it away, or choose another -o")
    if not banner.is_unedited(present):
        raise _InTheWay(
            f"{target}: was edited after it was made: put the change into the spec, "
            f"then remove {target.name} and run again"
        )
    is_gone = specs is not None and theirs.spec not in specs
    if theirs.spec != ours.spec and not is_gone:
        raise _InTheWay(
            f"{target}: was made from {theirs.spec}, not from {ours.spec}: give one of the two "
            f"another name or folder, or if {theirs.spec} is gone use --prune, or remove {target.name}"
        )


def _bytes(text: str) -> bytes:
    # A rule of --depfile names files, which need not be named in UTF-8.
    return text.encode("utf-8", "surrogateescape")


def _replace(files: Sequence[tuple[Path, str]]) -> None:
    """Give every file its new text, or leave everything as it was and raise WriteError."""
    with _prepared(files) as ready:
        for done, (temporary, target) in enumerate(ready):
            try:
                os.replace(temporary, target)
            except OSError as error:
                said = _sentence("replace", target, error)
                raise WriteError([f"{said} ({done} of {len(ready)} files were replaced)"]) from None


@contextmanager
def _prepared(files: Sequence[tuple[Path, str]]) -> Iterator[list[tuple[Path, Path]]]:
    """Complete temporary files beside their targets; none that was not renamed outlives this."""
    folders: list[Path] = []
    there: set[Path] = set()
    ready: list[tuple[Path, Path]] = []
    problems: list[str] = []
    try:
        for target, text in files:
            # Not the target's name with a suffix: that could be longer than names may be.
            temporary = target.with_name(f".typedalloc-{secrets.token_hex(8)}.tmp")
            try:
                if target.parent not in there:
                    _make_folders(target.parent, folders)
                    there.add(target.parent)
                with open(temporary, "xb") as file:  # "x" never follows or reuses what is there
                    ready.append((temporary, target))
                    file.write(_bytes(text))
            except OSError as error:
                problems.append(_sentence("write", target, error))
                if error.errno in (errno.ENOSPC, errno.EDQUOT):
                    break  # every file after it would only say the same
        if problems:
            raise WriteError(sorted(problems))
        yield ready
    finally:
        for temporary, _ in ready:
            with suppress(OSError):
                temporary.unlink()
        for folder in reversed(folders):
            with suppress(OSError):
                folder.rmdir()  # refuses, as it should, when something is in it


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, and add the ones that were missing to `made`."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    for each in reversed(missing):
        with suppress(FileExistsError):  # another run may have been quicker
            each.mkdir()
            made.append(each)


def _prune(directory: Path, targets: Sequence[Path], notices: list[str] | None) -> None:
    """Remove what we made and make no more; never through a link, never what was edited."""
    wanted = set()  # by identity: names that differ may be one file where case does not count
    for target in targets:
        with suppress(OSError):
            found = target.stat()
            wanted.add((found.st_dev, found.st_ino))
    said: list[str] = []
    problems: list[str] = []
    for folder, _, names in os.walk(directory):
        for path in (Path(folder, name) for name in names):
            try:
                found = path.lstat()
                if not stat.S_ISREG(found.st_mode) or (found.st_dev, found.st_ino) in wanted:
                    continue
                text = _text(path.read_bytes())
            except OSError:
                continue  # what cannot be read is not known to be ours
            if banner.read(text) is None:
                continue
            try:
                if banner.is_unedited(text):
                    path.unlink()
                    said.append(f"{path}: removed, for no spec makes it any more")
                else:
                    said.append(f"{path}: kept though no spec makes it any more: it was edited")
            except OSError as error:
                problems.append(_sentence("remove", path, error))
    if notices is not None:
        notices.extend(sorted(said))
    if problems:
        raise WriteError(sorted(problems))


def _sentence(verb: str, path: Path, error: OSError) -> str:
    return f"{path}: cannot {verb} it: {error.strerror or error}"
