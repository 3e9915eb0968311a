"""The planet tracker under aiohttp: asynchronous, one thread for all requests.

    python3 aiohttp_app.py 127.0.0.1 8080
    python3 -m gunicorn --bind 127.0.0.1:8080 --workers 4 --worker-class aiohttp.GunicornWebWorker aiohttp_app:app
"""

import asyncio
import sys
from urllib.parse import unquote

from aiohttp import web

import tracker


async def everything(request):
    """Answer any request; the answer is the same in all frameworks."""
    path = unquote(request.rel_url.raw_path)
    delay = tracker.work(path)
    if delay > 0:
        await asyncio.sleep(delay)
    answer = tracker.answer(request.method, path, request.rel_url.raw_query_string)
    return web.Response(status=answer.status, headers=answer.headers, body=answer.body)


app = web.Application()
app.router.add_route("*", "/{everything:.*}", everything)


def main():
    """Serve with aiohttp's own server. A connection that is still open at the
    end holds it for a second, not for the library's minute."""
    host, port = sys.argv[1:]
    web.run_app(
        app, host=host, port=int(port), access_log=None, print=None, handle_signals=True,
        keepalive_timeout=75, shutdown_timeout=1,
    )


if __name__ == "__main__":
    main()
