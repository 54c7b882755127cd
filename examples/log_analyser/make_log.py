#!/usr/bin/env python3
"""Write an access log in the combined format that looks like a real one, for the log analyser.

    make_log.py LINES [--seed S] [--malformed SHARE] > access.log

The same arguments give the same bytes on every machine: all randomness is random.random(), whose
sequence Python promises to keep, and all arithmetic is exact or a single division.

Clients and paths follow Zipf's law (the k-th most common is asked for 1/k as often as the first),
so that a small table of recently used records catches most lines, as it does on a real server.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from itertools import accumulate
from random import Random

CLIENTS = 40_000
PATHS = 6_000
LINES_A_SECOND = 5
CHUNK = 4_096

SECTIONS = ("blog", "docs", "images", "static", "api/v1", "articles", "downloads", "projects", "tags")
WORDS = (
    "alloc arena atomic barrier bench buffer cache chunk commit cursor debug element epoch fault "
    "free handle hazard heap index inline intrusive kernel layout leak list lock marker memory "
    "mutex page pointer pool preset quota random region release reserve reset scope sentinel slab "
    "slot stack stats tag thread trim upstream usage virtual wait wipe"
).split()
SUFFIXES = ("", "", ".html", ".html", ".css", ".js", ".png", ".jpg", ".svg", ".json", ".pdf")
AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "curl/8.5.0",
    'Agent \\"quoted\\" 1.0',
    "-",
)
REFERRERS = ("-", "-", "-", "https://www.example.com/", "https://search.example.org/?q=typed+pools", "https://news.example.net/item?id=40000000")
PROBES = ("/wp-login.php", "/.env", "/xmlrpc.php", "/admin/", "/phpmyadmin/index.php", "/.git/config")


class Draws:
    """Random choices made of nothing but random.random()."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed).random

    def below(self, n: int) -> int:
        return int(self.random() * n)

    def pick(self, items: Sequence[str]) -> str:
        return items[int(self.random() * len(items))]


def zipf(n: int) -> list[float]:
    return list(accumulate(1 / k for k in range(1, n + 1)))


def make_client(draws: Draws) -> str:
    kind = draws.random()
    if kind < 0.85:
        return f"{1 + draws.below(223)}.{draws.below(256)}.{draws.below(256)}.{1 + draws.below(254)}"
    if kind < 0.97:
        return f"2001:db8:{draws.below(65536):x}:{draws.below(65536):x}::{draws.below(65536):x}"
    return f"host-{draws.below(100000)}.{draws.pick(WORDS)}.example.net"


def make_path(draws: Draws, rank: int) -> str:
    if rank == 0:
        return "/"
    name = f"/{draws.pick(SECTIONS)}/{draws.pick(WORDS)}-{draws.pick(WORDS)}-{rank}{draws.pick(SUFFIXES)}"
    if draws.random() < 0.01:  # longer than a record keeps
        name += "/" + "/".join(draws.pick(WORDS) for _ in range(30))
    return name


def odd_request(draws: Draws) -> str:
    """What servers do log between the quotes, beside requests of HTTP/1.1."""
    return (
        "-",
        "",
        "GET /",
        "\\x16\\x03\\x01\\x02",
        'GET /search?q=\\"typed\\" HTTP/1.1',
        "GET /a path with spaces.html HTTP/1.1",
        "OPTIONS * HTTP/1.0",
    )[draws.below(7)]


def damage(draws: Draws, line: str) -> str:
    """A line that no parser should accept; each character is one byte."""
    host, _, _ = line.partition(" ")
    head, _, tail = line.partition('" ')
    kinds = (
        "",
        line[: 20 + draws.below(30)],
        head + '" 999' + tail[3:],
        head + '" ' + tail[:3] + " -17",
        head + '" ' + tail[:3] + " 99999999999999999999",
        head + " " + tail.replace('"', ""),
        host,
        line.replace(":", " "),
        line[:-1],
        "\x16\x03\x01 \x1b[31m \xff\xfe",
        "\0" + line,
        "kernel: eth0: link becomes ready",
    )
    return kinds[draws.below(len(kinds))]


def make_log(lines: int, seed: int, malformed: float, write: Callable[[bytes], object]) -> None:
    draws = Draws(seed)
    random = draws.random
    clients = [f"{make_client(draws)} - {'alice' if random() < 0.01 else '-'} [" for _ in range(CLIENTS)]
    agents = [f'" "{draws.pick(AGENTS)}"' for _ in range(CLIENTS)]
    paths = [make_path(draws, rank) for rank in range(PATHS)]
    sizes = [200 + int(200_000 * random() * random() * random()) for _ in range(PATHS)]
    client_weights, path_weights = zipf(CLIENTS), zipf(PATHS)
    client_total, path_total = client_weights[-1], path_weights[-1]
    start = datetime(2024, 3, 1, tzinfo=timezone.utc)
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    stamp = ""
    chunk: list[str] = []

    for number in range(lines):
        if number % LINES_A_SECOND == 0:
            t = start + timedelta(seconds=number // LINES_A_SECOND)
            stamp = f"{t.day:02}/{months[t.month - 1]}/{t.year}:{t.hour:02}:{t.minute:02}:{t.second:02} +0000"

        who = bisect(client_weights, random() * client_total)
        what = bisect(path_weights, random() * path_total)
        request, status, size = f"GET {paths[what]} HTTP/1.1", "200", str(sizes[what])
        fate = random()
        if fate > 0.83:  # everything that is not a plain 200
            if fate < 0.90:
                status, size = "304", "-"
            elif fate < 0.93:
                request, size = f"POST {paths[what]} HTTP/1.1", str(draws.below(5000))
            elif fate < 0.96:
                request, status, size = f"GET {draws.pick(PROBES)} HTTP/1.1", "404", "196"
            elif fate < 0.97:
                request = f"GET {paths[what]}?page={draws.below(50)} HTTP/1.1"
            elif fate < 0.98:
                status, size = "301", "312"
            elif fate < 0.985:
                status, size = "206", str(draws.below(sizes[what]))
            elif fate < 0.988:
                request, size = f"HEAD {paths[what]} HTTP/1.1", "-"
            elif fate < 0.990:
                request, status, size = odd_request(draws), "400", "-"
            elif fate < 0.995:
                status, size = "403", "199"
            else:
                status, size = draws.pick(("500", "502", "503")), "0"
        referrer = REFERRERS[int(random() * len(REFERRERS))]
        line = f'{clients[who]}{stamp}] "{request}" {status} {size} "{referrer}{agents[who]}'
        if random() < malformed:
            line = damage(draws, line)
        chunk.append(line)
        if len(chunk) == CHUNK:
            write(("\n".join(chunk) + "\n").encode("latin-1"))
            chunk.clear()
    if chunk:
        write(("\n".join(chunk) + "\n").encode("latin-1"))


def main() -> int:
    parser = argparse.ArgumentParser(description="Write a made-up access log to standard output.")
    parser.add_argument("lines", type=int, metavar="LINES")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another seed is another log (default 1)")
    parser.add_argument("--malformed", type=float, default=0.001, metavar="SHARE", help="share of malformed lines (default 0.001)")
    options = parser.parse_args()
    if options.lines < 0 or not 0 <= options.malformed <= 1:
        parser.error("LINES is at least 0, and SHARE is from 0 to 1")
    try:
        make_log(options.lines, options.seed, options.malformed, sys.stdout.buffer.write)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader had enough: not an error, and nothing more to flush
        sys.stderr.close()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
