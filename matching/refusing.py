"""The words that a refusal starts from."""
from django.utils.translation import gettext as _
from django.utils.translation import override

from .access import asker_of
from .models import MentoringRequest
from .selectors.settings import settings_of


def refusal_words(request: MentoringRequest) -> str:
    """A kind refusal in the asker's language, the program's own words if it has some; the person who declines may change it."""
    language, settings = asker_of(request).user.language, settings_of(request.program)
    with override(language):
        return {"fr": settings.decline_fr, "en": settings.decline_en}.get(language) or _(
            "Thank you for thinking of me. I cannot take on your request at the moment; this says nothing about you or your project. "
            "I wish you a mentor who has the time that you deserve.")
