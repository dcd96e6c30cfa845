"""Pages and API."""
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
application = get_wsgi_application()

from . import urls  # noqa: E402, F401  and with them all that pages need
from .memory import settle  # noqa: E402

settle()
