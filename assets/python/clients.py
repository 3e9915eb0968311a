"""Make the same request many times, in one of three ways, and print the times in
JSON: the experiment's other half, beside the servers.

    python3 clients.py < request.json

The request is a JSON object on standard input, since arguments are for anybody
on this machine to read and an address or a header may hold a password:

    way          "requests" or "aiohttp"
    url          of each request
    headers      of each request, {name: value}; nothing is added but Host
    requests     how many
    concurrency  threads of requests, 1 if absent; aiohttp makes all at once
    timeout      seconds for one request, from connecting to the end of its answer
    limit        seconds for all of them

As in the experiment, requests opens a connection for each request, since
requests.get() has no session; aiohttp has one session, which here may open as
many connections as there are requests.

Redirects are not followed, cookies and proxies are not used, and bodies are read
as they are sent and dropped, never unpacked or kept. After the first request
that is not answered in time no more are made: "gaveUp" is then "timeout", or
"limit" where it was the time of all.

"classes" counts how requests ended, as the program's own generator does: 2xx to
5xx, timeout, short (the body ended too soon), and failed for any other exception of a
library. "errors" has an example of each. "wall", "user" and "sys" are seconds of
the requests alone. "importing" is the time before them, for the start of the interpreter
and the imports: user and sys are all that the process had used until then, wall
the time since it was started. Linux reports that to 0.01 s; elsewhere wall leaves
out the interpreter's own start.
"""

import asyncio
import importlib
import json
import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

BEGIN = time.perf_counter()
PIECE = 64 * 1024  # bytes of a body that are in memory at a time
SLACK = 0.5  # seconds after which a request is overdue that its library did not end


def main():
    # At once, also where threads are busy or the signal was ignored when the
    # process was started.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

    o = json.load(sys.stdin)
    library = importlib.import_module(o["way"])
    run = Run(o, f"{o['way']} {library.__version__}")
    threading.Thread(target=run.watch, daemon=True).start()
    if o["way"] == "aiohttp":
        asyncio.run(at_once(library, run))
    else:
        in_threads(library, run)
    run.report()


class Run:
    """The options of a run, and the outcomes of its requests so far."""

    def __init__(self, options, library):
        self.url, self.headers = options["url"], options["headers"]
        self.n, self.timeout, self.limit = options["requests"], options["timeout"], options["limit"]
        self.concurrency = min(options.get("concurrency", 1), self.n)
        self.library = library
        self.classes, self.errors = {}, {}
        self.under_way = {}  # when each began, by its number
        self.numbers = iter(range(self.n))
        self.gave_up = ""
        self.lock = threading.Lock()  # guards the four above
        self.reporting = threading.Lock()  # held for ever by the first to report
        self.imported = {"wall": age(), **usage()}
        self.before, self.began = usage(), time.perf_counter()

    def begin(self):
        """The number of the next request, or None when there is none to make."""
        with self.lock:
            number = None if self.gave_up else next(self.numbers, None)
            if number is not None:
                self.under_way[number] = time.perf_counter()
            return number

    def end(self, number, kind, error=None):
        with self.lock:
            began = self.under_way.pop(number, None)
            if began is None:
                return  # counted as overdue meanwhile
            if time.perf_counter() - began > self.timeout and kind != "timeout":
                kind, error = "timeout", "it was answered too late"
            self.count(kind, error)

    def count(self, kind, error):
        self.classes[kind] = self.classes.get(kind, 0) + 1
        if error:
            self.errors.setdefault(kind, error)
        if kind == "timeout":
            self.gave_up = self.gave_up or "timeout"

    def watch(self):
        """End the process when a request is overdue, or all of them are.

        A library's own timeout bounds each read, or does not run while bytes keep
        coming: a server that sends one a second, or interim answers without end,
        would be listened to for ever."""
        end = self.began + self.limit
        while True:
            now = time.perf_counter()
            with self.lock:
                due = min(self.under_way.values(), default=now) + self.timeout + SLACK
                if min(due, end) <= now:
                    break
            time.sleep(min(due, end) - now)
        with self.lock:
            for began in self.under_way.values():
                late = began + self.timeout <= now
                self.count("timeout" if late else "cut", "no whole answer in time" if late else None)
            self.under_way.clear()
            self.gave_up = self.gave_up or "limit"
        self.report()
        os._exit(0)  # a thread that is stuck would hold up a usual end

    def report(self):
        """Print the result, once."""
        self.reporting.acquire()
        wall, after = time.perf_counter() - self.began, usage()
        with self.lock:
            made = sum(self.classes.values())
            result = {
                "requests": made,
                "ok": self.classes.get("2xx", 0),
                "classes": self.classes,
                "errors": self.errors,
                "gaveUp": self.gave_up,
                "wall": round(wall, 6),
                "user": round(after["user"] - self.before["user"], 6),
                "sys": round(after["sys"] - self.before["sys"], 6),
                "importing": {key: round(seconds, 6) for key, seconds in self.imported.items()},
                "python": ".".join(map(str, sys.version_info[:3])),
                "library": self.library,
            }
        print(json.dumps(result), flush=True)


def in_threads(requests, run):
    """Make the requests in threads, one after another in each."""

    # A header of None is one that the library leaves out.
    headers = {"Connection": None, **run.headers}

    def work():
        number = run.begin()
        while number is not None:
            run.end(number, *one(requests, run, headers))
            number = run.begin()

    if run.concurrency == 1:
        return work()
    with ThreadPoolExecutor(run.concurrency) as pool:
        for _ in range(run.concurrency):
            pool.submit(work)


def one(requests, run, headers):
    """Make one request; return its class and its error."""
    try:
        with requests.get(run.url, headers=headers, timeout=run.timeout, allow_redirects=False, stream=True) as response:
            # Read below the library's own way, which unpacks.
            while response.raw.read(PIECE, decode_content=False):
                pass
            if response.raw.length_remaining:
                return "short", f"{response.raw.length_remaining} bytes are missing from the body"
            return status_class(response.status_code), None
    except requests.Timeout as error:
        return "timeout", name(error)
    except Exception as error:  # whatever it is, it is one failed request
        kind = type(error).__name__
        return {"ReadTimeoutError": "timeout", "ProtocolError": "short"}.get(kind, "failed"), name(error)


async def at_once(aiohttp, run):
    """Make all requests at once."""

    async def one(session, number):
        try:
            async with session.get(run.url, headers=run.headers, allow_redirects=False) as response:
                async for _ in response.content.iter_any():
                    pass
                run.end(number, status_class(response.status))
        except asyncio.TimeoutError as error:
            run.end(number, "timeout", name(error))
        except aiohttp.ClientPayloadError as error:
            run.end(number, "short", name(error))
        except Exception as error:  # whatever it is, it is one failed request
            run.end(number, "failed", name(error))

    # By itself a session opens no more than 100 connections.
    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=run.timeout)
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(connector=connector, timeout=timeout, cookie_jar=jar, auto_decompress=False) as session:
        await asyncio.gather(*(one(session, run.begin()) for _ in range(run.n)))


def status_class(status):
    """The class of a complete answer. A status above 599 counts as 5xx."""
    return f"{min(status // 100, 5)}xx"


def name(error):
    """The class and the text of an error; a timeout, for one, has no text."""
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
    """Seconds since this process was started, as far as it can be known."""
    try:
        with open("/proc/self/stat", encoding="utf-8", errors="replace") as file:
            # The second field, a name in parentheses, may hold spaces.
            started = int(file.read().rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started / os.sysconf("SC_CLK_TCK")
    except (OSError, AttributeError):
        return time.perf_counter() - BEGIN


if __name__ == "__main__":
    main()
