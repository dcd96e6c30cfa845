"""The parts of a page that more than one page uses."""
from functools import lru_cache

from django import template
from django.template import defaultfilters
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext

from common import clock, instants
from common.first_of_month import with_ordinal
from common.forms import Together

register = template.Library()
register.filter("clock_time", instants.clock_time)


@register.simple_tag
def icon(name: str, label: str = "") -> str:
    """One symbol of static/icons.svg (Lucide). Silent to screen readers unless it has a label."""
    return _symbol(name, str(label))


@lru_cache(1024)  # a page has twenty, and the address of a static file is long to find
def _symbol(name: str, label: str) -> str:
    source = f"{static('icons.svg')}#{name}"
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, source)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', source)


@register.simple_tag(name="static")
@lru_cache(256)
def address_of(path: str) -> str:
    """Django's own tag, which finds the same answer anew each time."""
    return static(path)


@register.filter
def initials(name: str) -> str:
    """Two letters for a person without a photo."""
    words = [w for w in str(name).replace("-", " ").split() if w[:1].isalpha()]
    return "".join(w[0] for w in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


@register.filter("date", expects_localtime=True, is_safe=False)
def written_date(value, form=None) -> str:
    """Django's own filter, with the first of a month as people write it."""
    return with_ordinal(str(defaultfilters.date(value, form)))


@register.simple_tag
def today() -> str:
    """The reader's day in words, as a heading begins: `Mardi 1er décembre`."""
    return defaultfilters.capfirst(written_date(clock.today(), "l j F"))


@register.filter
def is_past(day) -> bool:
    """Whether a date lies before today, by the calendar of the person who reads."""
    return day < clock.today()


@register.filter
def hours(duration) -> str:
    """`5 h 15` in French, `5 h 15 min` in English: a length of time for people."""
    minutes = round(duration.total_seconds() / 60)
    whole, rest = divmod(minutes, 60)
    if not rest:
        return gettext("%(hours)s h") % {"hours": whole}
    return gettext("%(hours)s h %(minutes)s min") % {"hours": whole, "minutes": f"{rest:02d}"}


@register.simple_tag
def together(*forms) -> Together:
    """{% together form.facts form.rows as all %}: several for one summary of what is wrong."""
    return Together(*forms)
