"""Where the planets stand, by PyEphem, and the answers of a web app about it.

answer() turns a method, a path and a query into a status, header lines and
bytes. It knows no web framework, so that the apps around it give the same bytes
and differ in nothing but the framework.

Routes, errors and JSON equal those of Perihelion's own servers, without their
parameters deltaT, zone, horizon and eyeHeight. An answer has only the members that
PyEphem defines in the same way.

The settings of one run of an app are in the environment, and read once:

    PERIHELION_INSTANCE  identity of the server, shown by /healthz
    PERIHELION_WORK      seconds of processor time to burn before each answer
    PERIHELION_DELAY     seconds to wait before each answer
"""

import json
import os
import time
from collections import namedtuple
from datetime import datetime, timezone
from pathlib import Path

from query import Refusal, clip, parse
from sky import BODIES, all_bodies, one_body

Response = namedtuple("Response", "status headers body")

INSTANCE = os.environ.get("PERIHELION_INSTANCE", "")
WORK = float(os.environ.get("PERIHELION_WORK") or 0)
DELAY = float(os.environ.get("PERIHELION_DELAY") or 0)


def read_page(folder):
    """The page at "/", with its header lines, where the folder has both."""
    try:
        body = (folder / "page.html").read_bytes()
        extra = json.loads((folder / "page.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    headers = [("Content-Type", "text/html; charset=utf-8")]
    return Response(200, headers + [(name, value) for name, value in extra], body)


PAGE = read_page(Path(__file__).resolve().parent)


def work(path):
    """Burn the processor time that an answer is to cost, and return the seconds
    that the app still has to wait, which is done differently in each.

    It is the thread's own time, so that a request costs the same whatever else
    runs."""
    if path == "/healthz":
        return 0
    if WORK > 0:
        end = time.thread_time() + WORK
        while time.thread_time() < end:
            pass
    return DELAY


def answer(method, path, query):
    """Answer one request: the path decoded, the query as it was sent.

    The body is also that of HEAD, so that its length is known; the frameworks
    leave it out."""
    try:
        return route(method, path, query)
    except Refusal as refusal:
        members = {"error": refusal.sentence}
        if refusal.field:
            members["field"] = refusal.field
        text = json.dumps(members, ensure_ascii=False, separators=(",", ":"))
        return as_json(refusal.status, text, refusal.headers)


def route(method, path, query):
    """Answer one request or raise a Refusal."""
    name = path[len("/planets/"):] if path.startswith("/planets/") else ""
    one = name != "" and "/" not in name
    if not (one or path in ("/planets", "/healthz") or path == "/" and PAGE):
        raise Refusal(404, "", f"there is nothing at {clip(path)}; see / for the paths that exist")
    if method not in ("GET", "HEAD"):
        allow = [("Allow", "GET, HEAD")]
        raise Refusal(405, "", f"{clip(method)} is not possible here; use GET or HEAD", allow)
    if path == "/":
        return PAGE
    if path == "/healthz":
        who = f"{INSTANCE} {os.getpid()}".strip()
        return as_json(200, '{"status":"ok"}', [("Perihelion-Instance", who)])

    key = name.strip().lower()
    if one and key not in BODIES:
        *most, last = BODIES
        called = clip(name.strip(), 40)
        raise Refusal(404, "name", f"there is no body called “{called}”; write one of {', '.join(most)} or {last}")
    question = parse(query, datetime.now(timezone.utc))
    return as_json(200, one_body(key, question) if one else all_bodies(question))


def as_json(status, text, headers=()):
    """A response with a line of JSON. Received text in no known encoding comes back
    as question marks."""
    body = (text + "\n").encode("utf-8", "replace")
    return Response(status, [("Content-Type", "application/json"), ("X-Content-Type-Options", "nosniff"), *headers], body)
