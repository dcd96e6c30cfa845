from django import template
from django.urls import reverse
from django.utils.html import format_html

from common.markdown import rendered
from common.templatetags.parts import initials

register = template.Library()
register.filter("markdown", rendered)


@register.simple_tag
def avatar(membership) -> str:
    """A member's photo or initials, silent to screen readers: the name stands beside it."""
    if not membership.photo:
        return format_html('<span class="avatar" aria-hidden="true">{}</span>', initials(membership.name))
    source = f"{reverse('accounts:photo', args=[membership.pk])}?{membership.photo[:8]}"
    return format_html('<img class="avatar" src="{}" alt="" width="512" height="512" loading="lazy">', source)
