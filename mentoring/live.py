"""The socket's way in: same host and port, a signed-in person, a member of the organization in the path."""
from channels.auth import AuthMiddlewareStack
from channels.routing import URLRouter
from django.urls import path

from accounts.sockets import MembershipMiddleware
from chat.consumers import ChatConsumer
from tenancy.sockets import SameOriginMiddleware

websocket = SameOriginMiddleware(
    AuthMiddlewareStack(MembershipMiddleware(URLRouter([path("ws/chat/", ChatConsumer.as_asgi())])))
)
