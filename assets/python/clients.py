"""Make the same request many times, in one of three ways, and print in JSON what
it took: the experiment's other half, beside the servers.

    python3 clients.py requests URL 100       one after another
    python3 clients.py requests URL 100 20    20 threads
    python3 clients.py aiohttp  URL 100       all at once, in one thread

As in the experiment, requests opens a connection for each request, since
requests.get() has no session; aiohttp has one session, which here may open as
many connections as there are requests.

"wall", "user" and "sys" are seconds of the requests alone. "importing" is what
came before, the start of the interpreter and the imports: user and sys are all
that the process had used until then, wall the time since it was started. Linux
tells that to 0.01 s; elsewhere wall leaves out the interpreter's own start.
"""

import argparse
import asyncio
import importlib
import json
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

BEGIN = time.perf_counter()
PATIENCE = 60  # seconds for one request; without a limit a silent server is waited for forever


def main():
    # At once, also where threads are busy or the signal was ignored when the
    # process was started.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

    o = options()
    library = importlib.import_module(o.way)
    imported = {"wall": age(), **usage()}

    began, before = time.perf_counter(), usage()
    if o.way == "aiohttp":
        errors = asyncio.run(at_once(library, o.url, o.n))
    else:
        errors = in_threads(library, o.url, o.n, o.concurrency)
    wall, after = time.perf_counter() - began, usage()

    failed = [error for error in errors if error]
    result = {
        "requests": len(errors),
        "ok": len(errors) - len(failed),
        "wall": round(wall, 6),
        "user": round(after["user"] - before["user"], 6),
        "sys": round(after["sys"] - before["sys"], 6),
        "importing": {key: round(seconds, 6) for key, seconds in imported.items()},
        "python": ".".join(map(str, sys.version_info[:3])),
        "library": f"{o.way} {library.__version__}",
    }
    if failed:
        result["error"] = failed[0]
    print(json.dumps(result), flush=True)


def options():
    parser = argparse.ArgumentParser(description="Make the same request many times.")
    parser.add_argument("way", choices=["requests", "aiohttp"], metavar="WAY", help="requests or aiohttp")
    parser.add_argument("url", metavar="URL")
    parser.add_argument("n", type=positive, metavar="N", help="number of requests")
    parser.add_argument("concurrency", type=positive, nargs="?", metavar="CONCURRENCY", help="threads of requests; 1")
    o = parser.parse_args()
    if o.way == "aiohttp" and o.concurrency:
        parser.error("aiohttp makes all requests at once; leave CONCURRENCY out")
    o.concurrency = min(o.concurrency or 1, o.n)
    return o


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


def in_threads(requests, url, n, threads):
    """Make n requests in threads, one after another in each; return what went
    wrong with each, nothing or a text."""

    def batch(size):
        return [one(requests, url) for _ in range(size)]

    if threads == 1:
        return batch(n)
    # The shares differ by one where n cannot be divided, and add up to n.
    shares = [(i + 1) * n // threads - i * n // threads for i in range(threads)]
    with ThreadPoolExecutor(threads) as pool:
        return list(chain.from_iterable(pool.map(batch, shares)))


def one(requests, url):
    try:
        requests.get(url, timeout=PATIENCE).raise_for_status()
    except Exception as error:  # whatever it is, it is one failed request
        return told(error)
    return None


async def at_once(aiohttp, url, n):
    """Make n requests at once; return what went wrong with each, nothing or a
    text."""

    async def one(session):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                await response.read()
        except Exception as error:  # whatever it is, it is one failed request
            return told(error)
        return None

    # By itself a session opens no more than 100 connections.
    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        return await asyncio.gather(*(one(session) for _ in range(n)))


def told(error):
    """What an error is, and its text; a timeout's, for one, has none."""
    return f"{type(error).__name__}: {error}".rstrip(": ")


def usage():
    """Processor seconds of this process until now."""
    try:
        import resource
    except ImportError:  # there is none on Windows
        used = os.times()
        return {"user": used.user, "sys": used.system}
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"user": used.ru_utime, "sys": used.ru_stime}


def age():
    """Seconds since this process was started, as far as it can tell."""
    try:
        with open("/proc/self/stat", encoding="utf-8", errors="replace") as file:
            # The second field, a name in parentheses, may hold spaces.
            started = int(file.read().rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started / os.sysconf("SC_CLK_TCK")
    except (OSError, AttributeError):
        return time.perf_counter() - BEGIN


if __name__ == "__main__":
    main()
