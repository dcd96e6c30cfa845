"""What is due in every organization is done in each, whatever fails in another."""
import pytest

from tenancy.context import current
from tenancy.models import Organization
from tenancy.rounds import bound_in_each


def test_what_fails_stops_neither_other_organizations_nor_other_work_and_is_raised_at_the_end(cast):
    first, everywhere = cast.verger.organization.pk, sorted(Organization.objects.values_list("pk", flat=True))
    turns, others = [], []

    def work():
        turns.append(current())
        if current() == first:
            raise ValueError("broken there")

    with pytest.raises(ExceptionGroup) as raised:
        bound_in_each(work, lambda: others.append(current()))
    assert (sorted(turns), sorted(others)) == (everywhere, everywhere)
    assert [str(error) for error in raised.value.exceptions] == ["broken there"]


@pytest.mark.parametrize("is_active", [True, False])
def test_a_closed_organization_is_left_out_unless_it_is_asked_for(cast, is_active):
    closed = cast.harbour.organization
    Organization.objects.filter(pk=closed.pk).update(is_active=False)
    turns = []
    bound_in_each(lambda: turns.append(current()), is_active=is_active)
    assert (closed.pk in turns) is not is_active
    assert cast.verger.organization.pk in turns
