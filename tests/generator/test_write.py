"""Writing: nothing that is not ours is lost, and a run that fails changes nothing."""

import os
import resource
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gen import banner
from gen.write import Output, Refused, WriteError, check, depfile, touch, write, write_text

DECISIONS = "0123456789abcdef"


def output(name: str, body: str = "int x;\n", spec: str = "conn.toml") -> Output:
    return Output(name, banner.stamp(body, spec, DECISIONS))


def snapshot(root: Path) -> dict[str, tuple[int, object, int]]:
    """All that is below a folder: kind and mode, bytes, and the time of everything but folders."""
    found: dict[str, tuple[int, object, int]] = {}
    for path in sorted(root.rglob("*")):
        status = path.lstat()
        content: object = None
        if stat.S_ISLNK(status.st_mode):
            content = os.readlink(path)
        elif stat.S_ISREG(status.st_mode):
            content = path.read_bytes()
        time_ns = 0 if stat.S_ISDIR(status.st_mode) else status.st_mtime_ns
        found[str(path.relative_to(root))] = (status.st_mode, content, time_ns)
    return found


@contextmanager
def nothing_changes(root: Path) -> Iterator[None]:
    before = snapshot(root)
    yield
    assert snapshot(root) == before


def age(root: Path) -> None:
    """Make everything old, so that any writing shows in its time."""
    for path in root.rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path, (1_000_000_000, 1_000_000_000))


PAIR = [output("conn.h"), output("typed/base.h", "int y;\n")]


# -- write and check ---------------------------------------------------------------------------


def test_missing_folders_are_made_and_the_names_written_are_returned(tmp_path: Path) -> None:
    assert write(tmp_path / "a" / "b", list(reversed(PAIR))) == ["conn.h", "typed/base.h"]
    assert (tmp_path / "a/b/typed/base.h").read_bytes() == PAIR[1].text.encode()
    assert check(tmp_path / "a" / "b", PAIR) == []


def test_nothing_but_the_outputs_is_left_behind(tmp_path: Path) -> None:
    write(tmp_path, PAIR)
    assert set(snapshot(tmp_path)) == {"conn.h", "typed", "typed/base.h"}


def test_no_outputs_make_no_folder(tmp_path: Path) -> None:
    assert write(tmp_path / "new", []) == []
    assert not (tmp_path / "new").exists()


def test_unchanged_files_keep_their_time_and_only_changed_ones_are_written(tmp_path: Path) -> None:
    write(tmp_path, PAIR)
    age(tmp_path)
    with nothing_changes(tmp_path):
        assert write(tmp_path, PAIR) == []
    before = (tmp_path / "conn.h").stat()
    assert write(tmp_path, [PAIR[0], output("typed/base.h", "int z;\n")]) == ["typed/base.h"]
    after = (tmp_path / "conn.h").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_checkout_with_crlf_is_current_and_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "conn.h").write_bytes(output("conn.h").text.replace("\n", "\r\n").encode())
    with nothing_changes(tmp_path):
        assert check(tmp_path, [output("conn.h")]) == []
        assert write(tmp_path, [output("conn.h")]) == []
    assert write(tmp_path, [output("conn.h", "int z;\n")]) == ["conn.h"]


def test_files_honour_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write(tmp_path, PAIR)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "conn.h").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "typed").stat().st_mode) == 0o750


def test_text_is_written_as_utf8_with_unix_line_ends(tmp_path: Path) -> None:
    made = output("conn.h", "// é😀\nint x;\n")
    write(tmp_path, [made])
    assert (tmp_path / "conn.h").read_bytes() == made.text.encode("utf-8")


def test_a_target_with_the_longest_name_there_may_be_is_written(tmp_path: Path) -> None:
    name = "a" * 253 + ".h"
    assert write(tmp_path, [output(name)]) == [name]


def test_check_names_what_is_missing_or_differs_and_changes_nothing(tmp_path: Path) -> None:
    outputs = [output("z.h"), output("same.h"), output("a.h"), output("folder.h"), output("f/x.h")]
    write(tmp_path, [outputs[1], output("a.h", "int old;\n")])
    (tmp_path / "folder.h").mkdir()
    (tmp_path / "f").write_text("a file")
    with nothing_changes(tmp_path):
        assert check(tmp_path, outputs) == ["a.h", "f/x.h", "folder.h", "z.h"]
        assert check(tmp_path / "nowhere", PAIR) == ["conn.h", "typed/base.h"]


def test_a_link_to_a_current_file_is_current_and_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "real", PAIR)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/conn.h").symlink_to("../real/conn.h")
    with nothing_changes(tmp_path):
        assert check(tmp_path / "out", PAIR[:1]) == write(tmp_path / "out", PAIR[:1]) == []


@pytest.mark.parametrize(
    "name", ["../x.h", "a/../x.h", "/x.h", "", ".", "./x.h", "a//x.h", "a/", "a\\x.h", "C:x.h"]
)
def test_a_name_that_could_leave_the_folder_is_a_programming_error(
    tmp_path: Path, name: str
) -> None:
    with nothing_changes(tmp_path):
        with pytest.raises(ValueError):
            write(tmp_path / "out", [output("ok.h"), output(name)])
        with pytest.raises(ValueError):
            check(tmp_path / "out", [output(name)])


@pytest.mark.parametrize(
    "outputs",
    [
        [output("x.h"), output("x.h", "int z;\n")],
        [output("x"), output("x/y.h")],
        [Output("x.h", "int x;\n")],
        [Output("x.h", output("x.h").text + "int more;\n")],
        [Output("x.h", output("x.h").text.replace("\n", "\r\n"))],
    ],
)
def test_outputs_that_cannot_be_meant_are_programming_errors(
    tmp_path: Path, outputs: list[Output]
) -> None:
    with nothing_changes(tmp_path), pytest.raises(ValueError):
        write(tmp_path, outputs)


# -- what is not ours --------------------------------------------------------------------------

WRONG = output("x.h", spec="other.toml").text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"int mine;\n", "not made by typedalloc"),
        (b"", "not made by typedalloc"),
        (b"\xff\xfe\x00", "not made by typedalloc"),
        (output("x.h").text.encode() + b"int edit;\n", "edited"),
        (output("x.h").text.encode() + b"\xff", "edited"),
        (WRONG.encode(), "made from other.toml, not from conn.toml"),
        (WRONG.encode() + b"int edit;\n", "edited"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_the_message_says_why(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "conn.h").write_bytes(content)
    with nothing_changes(tmp_path), pytest.raises(Refused) as caught:
        write(tmp_path, [output("new.h"), output("conn.h", "int new;\n")])
    (message,) = caught.value.messages
    assert message.startswith(f"{tmp_path / 'conn.h'}: ") and said in message
    assert "move it" in message or "remove conn.h" in message  # what to do


def in_the_way_folder(path: Path) -> None:
    path.mkdir()


def in_the_way_link(path: Path) -> None:
    path.with_name("precious").write_text("precious")
    path.symlink_to("precious")


def in_the_way_dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def in_the_way_loop(path: Path) -> None:
    path.symlink_to(path.name)


def in_the_way_fifo(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (in_the_way_folder, "is a folder"),
        (in_the_way_link, "symbolic link"),
        (in_the_way_dangling, "symbolic link"),
        (in_the_way_loop, "symbolic link"),
        (in_the_way_fifo, "not an ordinary file"),
    ],
)
def test_what_is_no_file_of_ours_is_refused(
    tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    make(tmp_path / "conn.h")
    with nothing_changes(tmp_path):
        with pytest.raises(Refused, match=said):
            write(tmp_path, [output("new.h"), output("conn.h")])
        with pytest.raises(Refused, match=said):
            write_text(tmp_path / "conn.h", "text")


def test_a_file_where_a_folder_is_needed_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with nothing_changes(tmp_path), pytest.raises(WriteError) as caught:
        write(tmp_path / "out", PAIR)
    (message,) = caught.value.messages
    assert message.startswith(f"{tmp_path / 'out'}: is a file, where a folder is needed")


def test_all_that_is_refused_is_named_at_once_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "b.h").write_text("mine")
    (tmp_path / "a.h").write_text(WRONG + "int edit;\n")
    (tmp_path / "c.h").mkdir()
    with nothing_changes(tmp_path), pytest.raises(Refused) as caught:
        write(tmp_path, [output(name) for name in ["c.h", "b.h", "a.h", "new.h"]], prune=True)
    assert [Path(line.split(":")[0]).name for line in caught.value.messages] == [
        "a.h", "b.h", "c.h",
    ]  # fmt: skip


# -- what goes wrong ---------------------------------------------------------------------------


@contextmanager
def as_nobody() -> Iterator[Path]:
    """A folder of a user whom permissions bind."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    try:
        if root:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        yield folder
    finally:
        if root:
            os.seteuid(0)
        subprocess.run(["chmod", "-R", "u+rwx", folder], check=True)
        shutil.rmtree(folder)


def test_a_read_only_folder_changes_nothing_elsewhere_either() -> None:
    with as_nobody() as folder:
        write(folder, PAIR)
        age(folder)
        (folder / "typed").chmod(0o555)
        with nothing_changes(folder), pytest.raises(WriteError, match="Permission") as caught:
            write(folder, [output(name, "int new;\n") for name in ["new/a.h", "conn.h"]]
                  + [output("typed/base.h", "int z;\n"), output("typed/b.h")])  # fmt: skip
        assert not isinstance(caught.value, Refused)
        assert len(caught.value.messages) == 2  # both files in that folder


def test_a_file_that_cannot_be_read_is_not_overwritten() -> None:
    with as_nobody() as folder:
        write(folder, PAIR)
        (folder / "conn.h").chmod(0)
        with pytest.raises(WriteError, match="conn.h: cannot read it: Permission"):
            check(folder, [output("a.h"), PAIR[0]])
        with pytest.raises(WriteError, match="conn.h: cannot read it: Permission"):
            write(folder, [output("a.h"), PAIR[0]])
        assert not (folder / "a.h").exists()


def test_a_folder_that_cannot_be_made_is_said() -> None:
    with as_nobody() as folder:
        folder.chmod(0o555)
        with nothing_changes(folder):
            with pytest.raises(WriteError, match="Permission"):
                write(folder / "new", PAIR)
            with pytest.raises(WriteError, match="Permission"):
                write_text(folder / "depfile", "x")
            with pytest.raises(WriteError, match="Permission"):
                touch(folder / "stamp")


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    mounted = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    if os.geteuid() != 0 or subprocess.run(mounted, capture_output=True).returncode != 0:
        pytest.skip("needs to mount a small file system")
    try:
        write(tmp_path, PAIR)
        age(tmp_path)
        many = [output(f"new/{i:02}.h", "int x;\n" * 1000) for i in range(20)]
        with nothing_changes(tmp_path), pytest.raises(WriteError, match="No space left") as caught:
            write(tmp_path, [output("conn.h", "int z;\n"), *many], prune=True)
        assert len(caught.value.messages) == 1
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_file_that_cannot_grow_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, PAIR)
    age(tmp_path)
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, old[1]))
    try:
        with nothing_changes(tmp_path), pytest.raises(WriteError, match="too large"):
            write(tmp_path, [output("conn.h", "int z;\n"), output("new/big.h", "int x;\n" * 9999)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


def test_an_interrupt_while_preparing_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, PAIR)
    calls = 0
    real = Path.mkdir

    def interrupted(self: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        real(self)

    monkeypatch.setattr(Path, "mkdir", interrupted)
    with nothing_changes(tmp_path), pytest.raises(KeyboardInterrupt):
        write(tmp_path, [output("conn.h", "int z;\n"), output("a/x.h"), output("b/x.h")])


def test_no_file_is_renamed_before_all_are_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[bytes]] = []
    real = os.replace

    def recording(source: Path, target: Path) -> None:
        assert Path(source).parent == Path(target).parent
        seen.append(sorted(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()))
        real(source, target)

    monkeypatch.setattr(os, "replace", recording)
    write(tmp_path, PAIR)
    assert seen == [sorted(each.text.encode() for each in PAIR)] * 2


def test_a_rename_that_fails_leaves_whole_files_and_says_how_far_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, PAIR)
    real = os.replace

    def failing(source: Path, target: Path) -> None:
        if Path(target).name == "base.h":
            raise PermissionError(1, "Operation not permitted")
        real(source, target)

    monkeypatch.setattr(os, "replace", failing)
    new = [output("conn.h", "int z;\n"), output("typed/base.h", "int z;\n")]
    with pytest.raises(WriteError, match=r"base.h: .*not permitted \(1 of 2 files were replaced\)"):
        write(tmp_path, new)
    assert set(snapshot(tmp_path)) == {"conn.h", "typed", "typed/base.h"}
    assert (tmp_path / "typed/base.h").read_text() == PAIR[1].text


# -- prune -------------------------------------------------------------------------------------


def test_prune_removes_only_unedited_files_of_ours_that_are_made_no_more(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, [*PAIR, output("old.h"), output("sub/old.c"), output("edited.h")])
    write(tmp_path / "outside", [output("ours.h")])
    with (out / "edited.h").open("a") as file:
        file.write("int edit;\n")
    (out / "mine.h").write_text("int mine;\n")
    (out / "binary").write_bytes(b"\xff\x00")
    (out / "link.h").symlink_to("../outside/ours.h")
    (out / "folder").symlink_to("../outside")
    os.mkfifo(out / "fifo")
    age(tmp_path)
    before = snapshot(tmp_path)
    notices: list[str] = []
    assert write(out, PAIR, prune=True, notices=notices) == []
    gone = {"out/old.h", "out/sub/old.c"}
    assert snapshot(tmp_path) == {name: it for name, it in before.items() if name not in gone}
    assert [(Path(line.split(":")[0]).name, line.split()[1].strip(",")) for line in notices] == [
        ("edited.h", "kept"),
        ("old.h", "removed"),
        ("old.c", "removed"),
    ]


def test_without_prune_nothing_is_removed(tmp_path: Path) -> None:
    write(tmp_path, [*PAIR, output("old.h")])
    with nothing_changes(tmp_path):
        write(tmp_path, PAIR)


def test_prune_keeps_an_output_that_is_there_under_another_spelling(tmp_path: Path) -> None:
    write(tmp_path, PAIR)
    os.link(tmp_path / "conn.h", tmp_path / "CONN.H")  # as good as one file without letter case
    write(tmp_path, PAIR, prune=True)
    assert (tmp_path / "CONN.H").exists()


def test_prune_removes_nothing_when_writing_failed(tmp_path: Path) -> None:
    write(tmp_path, [*PAIR, output("old.h")])
    (tmp_path / "new.h").write_text("mine")
    with nothing_changes(tmp_path), pytest.raises(Refused):
        write(tmp_path, [*PAIR, output("new.h")], prune=True)


def test_prune_replaces_what_a_spec_made_that_was_renamed(tmp_path: Path) -> None:
    """And what is of another spec of this run, or was edited, stays."""
    write(tmp_path, [output("conn.h", spec="old.toml"), output("other.h", spec="other.toml")])
    renamed = [output("conn.h", spec="new.toml"), output("other.h", spec="other.toml")]
    with nothing_changes(tmp_path), pytest.raises(Refused, match="if old.toml is gone use --prune"):
        write(tmp_path, renamed)
    assert write(tmp_path, renamed, prune=True) == ["conn.h"]
    swapped = [output("conn.h", spec="other.toml"), output("other.h", spec="new.toml")]
    with nothing_changes(tmp_path), pytest.raises(Refused, match="was made from"):
        write(tmp_path, swapped, prune=True)
    with (tmp_path / "conn.h").open("a") as file:
        file.write("int edit;\n")
    with nothing_changes(tmp_path), pytest.raises(Refused, match="was edited"):
        write(tmp_path, [output("conn.h", spec="newest.toml"), output("other.h", spec="other.toml")], prune=True)


def test_what_prune_cannot_remove_is_an_error() -> None:
    with as_nobody() as folder:
        write(folder, [*PAIR, output("sub/old.h")])
        (folder / "sub").chmod(0o555)
        with pytest.raises(WriteError, match="old.h: cannot remove it: Permission"):
            write(folder, PAIR, prune=True)


# -- depfile, write_text, touch ----------------------------------------------------------------


def test_a_depfile_is_one_rule() -> None:
    assert depfile(["a.h", "a.c"], ["a.toml", "b.toml"]) == "a.h a.c: a.toml b.toml\n"
    assert depfile(["a.stamp"], ["a b#c$d:e\\f"]) == "a.stamp: a\\ b\\#c$$d\\:e\\f\n"


@pytest.mark.parametrize("name", ["a\nb", "a\tb", "a\rb"])
def test_a_name_that_no_depfile_can_hold_is_an_error(name: str) -> None:
    with pytest.raises(ValueError):
        depfile(["out"], [name])


ODD_NAMES = ["a b", "a#b", "a$b", "a:b", "a\\b", "a\\ b", "$", "a  b$$x", "é"]


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=20)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(not shutil.which("make"), reason="needs GNU make")
def test_make_reads_every_name_in_a_depfile(tmp_path: Path) -> None:
    rule = depfile(["out put", "o#2", "o$3", "o:4"], ODD_NAMES).rstrip("\n")
    (tmp_path / "names").write_text(rule + "\n\t@printf '%s\\n' \"$$GOAL\"\n")
    makefile = "GOAL = $@\nexport GOAL\ninclude names\n"
    (tmp_path / "Makefile").write_text(makefile)
    for name in ODD_NAMES:
        (tmp_path / name).touch()  # make stops at a name it has no file for
    for goal in ["out put", "o#2", "o$3", "o:4"]:
        assert run(tmp_path, "make", "-rR", goal).strip() == goal


@pytest.mark.skipif(not shutil.which("ninja"), reason="needs ninja")
def test_ninja_reads_every_name_in_a_depfile(tmp_path: Path) -> None:
    (tmp_path / "rule.d").write_text(depfile(["out put"], ODD_NAMES))
    (tmp_path / "build.ninja").write_text(
        "rule r\n command = cp rule.d out.d && touch 'out put'\n depfile = out.d\n deps = gcc\n"
        "build out$ put: r\n"
    )
    for name in ODD_NAMES:
        (tmp_path / name).touch()
    run(tmp_path, "ninja")
    listed = run(tmp_path, "ninja", "-t", "deps", "out put").splitlines()[1:]
    assert [line[4:] for line in listed if line] == ODD_NAMES


def test_write_text_is_atomic_and_leaves_an_unchanged_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.d"
    write_text(path, "one\n")
    age(tmp_path)
    with nothing_changes(tmp_path):
        write_text(path, "one\n")
    inode = path.stat().st_ino
    with path.open() as reader:
        write_text(path, "two\n")
        assert reader.read() == "one\n"  # whoever was reading goes on reading the old one
    assert path.read_bytes() == b"two\n" and path.stat().st_ino != inode
    assert set(snapshot(tmp_path)) == {"new", "new/file.d"}


def test_touch_always_moves_the_time_and_keeps_the_content(tmp_path: Path) -> None:
    path = tmp_path / "new" / "stamp"
    touch(path)
    assert path.read_bytes() == b""
    path.write_text("content")
    age(tmp_path)
    touch(path)
    assert path.read_text() == "content" and time.time() - path.stat().st_mtime < 60


def test_touch_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        touch(tmp_path)
