"""For templates/email/: the same tags in the text and in the HTML, each giving what its format needs."""
from django import template
from django.utils.html import format_html

from notifications.acting import signed
from notifications.links import absolute

register = template.Library()

BUTTON = ("display:inline-block;padding:12px 20px;border-radius:10px;background:#20685b;color:#ffffff;"
          "font-weight:600;text-decoration:none")


@register.simple_tag(takes_context=True)
def link(context, to, *args) -> str:
    """{% link "chat:conversation" pair.id %} or {% link path %}: the absolute address inside the organization."""
    return absolute(context["organization"], str(to), *args)


@register.simple_tag(takes_context=True)
def button(context, label, to, *args) -> str:
    """{% button label "chat:conversation" pair.id %}: what the message asks for, and where its notice leads. One a message."""
    address = context.button_to = absolute(context["organization"], str(to), *args)
    if context["plain"]:
        return f"{label}\n{address}"
    return format_html('<p style="margin:24px 0"><a href="{}" style="{}">{}</a></p>', address, BUTTON, label)


@register.simple_tag(takes_context=True)
def act(context, label, name, key) -> str:
    """{% act label "matching.accept" request.pk %}: a signed link by which the recipient acts without signing in (see acting)."""
    address = absolute(context["organization"], "notifications:act", signed(name, context["recipient"], key))
    if context["plain"]:
        return f"{label}\n{address}"
    return format_html('<a href="{}" style="color:inherit;font-weight:600">{}</a>', address, label)
