"""The socket's way in: same host, a signed-in person, a member of the organization in the path."""
from channels.auth import AuthMiddlewareStack
from channels.routing import URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.urls import path

from accounts.sockets import MembershipMiddleware
from chat.consumers import ChatConsumer

websocket = AllowedHostsOriginValidator(
    AuthMiddlewareStack(MembershipMiddleware(URLRouter([path("ws/chat/", ChatConsumer.as_asgi())])))
)
