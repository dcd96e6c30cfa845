from django.urls import path

from . import views

app_name = "chat"
urlpatterns = [
    path("messages/", views.inbox, name="inbox"),
    path("messages/<uuid:conversation_id>/", views.conversation, name="conversation"),
    path("messages/<uuid:conversation_id>/send/", views.send, name="message-send"),
    path("pairs/<uuid:mentorship_id>/messages/", views.for_pair, name="for-pair"),
]
