from channels.generic.websocket import AsyncJsonWebsocketConsumer

from tenancy.sockets import TenantSocket


class ChatConsumer(TenantSocket, AsyncJsonWebsocketConsumer):
    pass
