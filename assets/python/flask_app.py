"""The planet tracker under Flask: synchronous, a thread for each request.

    python3 flask_app.py 127.0.0.1 8080
    python3 -m gunicorn --bind 127.0.0.1:8080 --workers 4 flask_app:app
"""

import logging
import sys
import time

from flask import Flask, Response, request
from werkzeug.routing import BaseConverter, Rule
from werkzeug.serving import run_simple

import tracker


class Everything(BaseConverter):
    """Any piece of a URL, slashes included."""

    regex = r"[\s\S]*"
    part_isolating = False


app = Flask(__name__, static_folder=None)
app.url_map.converters["everything"] = Everything
app.url_map.merge_slashes = False
# Added as a Rule, since app.route would take a list of methods, and answer
# OPTIONS by itself.
app.url_map.add(Rule("/<everything:rest>", endpoint="everything"))


@app.endpoint("everything")
def everything(rest):
    """Answer any request; the answer is the same in all frameworks."""
    path = "/" + rest
    delay = tracker.work(path)
    if delay > 0:
        time.sleep(delay)
    answer = tracker.answer(request.method, path, request.query_string.decode("utf-8", "replace"))
    return Response(answer.body, answer.status, answer.headers)


def main():
    """Serve with Flask's development server, as app.run() does but for the
    banner; its log, a line for each request, is off, as the other servers'."""
    host, port = sys.argv[1:]
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    run_simple(host, int(port), app, threaded=True, use_reloader=False, use_debugger=False)


if __name__ == "__main__":
    main()
