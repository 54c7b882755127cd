"""The key-value server under load: more than a thousand clients at once, and every element counted back at the end."""

from __future__ import annotations

import os
import random
import re
import resource
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "kv_server"
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402

PROGRAM = os.environ.get("KV_SERVER", "")
pytestmark = pytest.mark.skipif(not PROGRAM, reason="KV_SERVER does not name the built program")
RUNTIME = sorted(map(str, (ROOT / "src" / "typed").glob("*.c")))
ENDED = re.compile(r"(\d+) connections served, (\d+) refused; live at the end: (\d+) connections, (\d+) buffers, (\d+) entries")


class Server:
    """A running server."""

    def __init__(self, program: str, *arguments: int) -> None:
        words = [program, "0", *map(str, arguments)]
        environment = {**os.environ, "TSAN_OPTIONS": "exitcode=66"}
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        assert self.process.stdout is not None
        first = self.process.stdout.readline()
        found = re.search(r":(\d+)$", first.strip())
        assert found is not None, first
        self.port = int(found[1])

    def client(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def end(self) -> tuple[int, int]:
        """Served and refused; nothing may be live, and nothing be said by a sanitizer."""
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=30)
        found = ENDED.search(out)
        assert found is not None, out + err
        assert self.process.returncode == 0, f"{self.process.returncode}\n{out}{err}"
        assert found.group(3, 4, 5) == ("0", "0", "0")
        assert err == ""
        return int(found[1]), int(found[2])


@pytest.fixture
def many_files() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard if hard != resource.RLIM_INFINITY and hard < 8192 else 8192, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def ask(client: socket.socket, *lines: str) -> list[str]:
    client.sendall("".join(f"{line}\n" for line in lines).encode())
    answer = b""
    while answer.count(b"\n") < len(lines):
        more = client.recv(65536)
        if not more:
            break
        answer += more
    return answer.decode().splitlines()


def test_answers_are_those_of_the_readme() -> None:
    server = Server(PROGRAM, 2)
    with server.client() as client:
        assert ask(client, "GET a", "SET a 1 2  3", "GET a", "DEL a", "DEL a", "GET a") == ["NONE", "OK", "VALUE 1 2  3", "OK", "NONE", "NONE"]
        assert ask(client, "SET b x\r", "GET b") == ["OK", "VALUE x"]
        assert ask(client, "SET", "NO b", f"SET {'k' * 64} v", f"SET k {'v' * 256}", "") == [
            "ERROR a verb and a key are expected",
            "ERROR expected SET, GET, DEL or QUIT",
            "ERROR the key is too long",
            "ERROR the value is too long",
            "ERROR a verb and a key are expected",
        ]
        assert ask(client, "QUIT", "GET b") == ["BYE"]
    with server.client() as client:  # a line without an end
        client.sendall(b"x" * 4096)
        assert client.recv(100) == b""
    with server.client() as client:  # bytes one by one
        for byte in b"SET c 3\nGET c\n":
            client.sendall(bytes([byte]))
        assert ask(client, "GET c")[:1] == ["OK"]
    assert server.end() == (3, 0)


@dataclass
class Client:
    """One of very many: what it still wants to send, and what it expects."""

    socket: socket.socket
    unsent: bytes
    expected: bytes
    vanishes: bool
    got: bytearray = field(default_factory=bytearray)


def script(rng: random.Random, name: int, count: int) -> tuple[bytes, bytes]:
    asked, expected = [], []
    held: dict[str, str] = {}
    for _ in range(count):
        key, value = f"k{name}_{rng.randrange(4)}", "v" * rng.randrange(1, 200)
        verb = rng.choice(["SET", "GET", "DEL"])
        if verb == "SET":
            held[key] = value
            asked.append(f"SET {key} {value}")
            expected.append("OK")
        elif verb == "GET":
            asked.append(f"GET {key}")
            expected.append(f"VALUE {held[key]}" if key in held else "NONE")
        else:
            asked.append(f"DEL {key}")
            expected.append("NONE" if held.pop(key, None) is None else "OK")
    return "".join(f"{line}\n" for line in asked).encode(), "".join(f"{line}\n" for line in expected).encode()


def load(server: Server, clients: int, commands: int) -> None:
    """All connect first; then all talk at once, in pieces, and some go away in the middle."""
    rng = random.Random(clients)
    selector = selectors.DefaultSelector()
    everybody = []
    for name in range(clients):
        asked, expected = script(rng, name, commands)
        one = Client(server.client(), asked, expected, name % 10 == 0)
        one.socket.setblocking(False)
        selector.register(one.socket, selectors.EVENT_READ | selectors.EVENT_WRITE, one)
        everybody.append(one)
    left = clients
    until = time.monotonic() + 60
    while left > 0:
        assert time.monotonic() < until, f"{left} clients have no answer"
        for key, events in selector.select(5):
            client: Client = key.data
            if events & selectors.EVENT_WRITE and client.unsent:
                sent = client.socket.send(client.unsent[: rng.randrange(1, 700)])
                client.unsent = client.unsent[sent:]
                if not client.unsent:
                    selector.modify(client.socket, selectors.EVENT_READ, client)
            if events & selectors.EVENT_READ:
                client.got += client.socket.recv(4096)
            if client.got == client.expected or (client.vanishes and len(client.got) > len(client.expected) // 2):
                assert client.expected.startswith(client.got)
                selector.unregister(client.socket)
                left -= 1
                if client.vanishes:
                    client.socket.close()
    for client in everybody:  # so long they were all connected
        client.socket.close()


def test_twelve_hundred_clients_at_once(many_files: None) -> None:
    server = Server(PROGRAM, 4)
    load(server, 1200, 20)
    assert server.end() == (1200, 0)


def test_pools_that_are_too_small_refuse_and_lose_nothing(many_files: None) -> None:
    server = Server(PROGRAM, 4, 60, 8)
    clients = [server.client() for _ in range(200)]
    answers = []
    for client in clients:
        try:
            answers.append((ask(client, "SET a b", "GET a") or ["gone"])[0])
        except OSError:
            answers.append("gone")
    assert answers.count("OK") >= 40  # of 60, of which other threads' caches may hold a quarter back
    assert answers.count("ERROR busy") + answers.count("gone") >= 140
    for client in clients:
        client.close()
    time.sleep(0.2)
    with server.client() as client:  # what was given back serves others
        assert ask(client, "GET a") == ["VALUE b"]
    served, refused = server.end()
    assert served + refused == 201
    assert refused >= 140


def test_thread_sanitizer_has_nothing_to_say(many_files: None, tmp_path: Path) -> None:
    specs = sorted(map(str, (EXAMPLE / "specs").glob("*.toml")))
    options = run.Options()
    write.write(tmp_path, run.outputs_of(run.allocators_of(specs, options), options))
    program = tmp_path / "kv_server"
    sources = [*map(str, EXAMPLE.glob("*.c")), *map(str, tmp_path.glob("*.c")), *RUNTIME]
    words = ["gcc", "-std=c11", "-O1", "-g", "-pthread", "-fsanitize=thread", f"-I{ROOT / 'src'}", f"-I{tmp_path}", f"-I{EXAMPLE}"]
    subprocess.run([*words, *sources, "-o", str(program)], check=True)
    server = Server(str(program), 4)
    load(server, 1000, 4)
    assert server.end() == (1000, 0)
