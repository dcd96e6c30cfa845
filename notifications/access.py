from uuid import UUID

from django.http import Http404

from accounts.models import Membership

from .models import Delivery
from .selectors import notices_of


def own_notice(actor: Membership, pk: UUID) -> Delivery:
    found = notices_of(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
