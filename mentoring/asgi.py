"""`live`: websockets only, for a process of its own. `everything`: both on one port, pages on a fixed pool of threads."""
import os

from a2wsgi import WSGIMiddleware

from .wsgi import application as pages  # sets Django up before anything below is imported

from channels.routing import ProtocolTypeRouter  # noqa: E402

from .live import websocket  # noqa: E402

THREADS = int(os.environ.get("WEB_THREADS", "4"))

live = ProtocolTypeRouter({"websocket": websocket})
_pages = WSGIMiddleware(pages, workers=THREADS)


async def everything(scope, receive, send):
    if scope["type"] == "http":
        await _pages(scope, receive, send)
    elif scope["type"] == "websocket":
        await websocket(scope, receive, send)
    else:
        raise ValueError(f"no application for {scope['type']}")
