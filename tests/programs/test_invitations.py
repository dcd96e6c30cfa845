"""An invitation that leads into a program."""
import pytest

from accounts.models import Invitation
from accounts.services import accept_invitation, invite_people
from programs.models import Enrolment, ProgramInvitation
from tests.programs.parts import make_program


def invited(house, program, roles=("learner",)):
    done = invite_people(actor=house.coordinator, emails=["new@elsewhere.example"], roles=list(roles), language="fr",
                         details={"program": program})
    return done.invitations[0]


def test_the_form_offers_live_programs(cast, as_person):
    house = cast.verger
    page = as_person(house.coordinator).get(house.url(f"/people/invite/?program={house.program.pk}")).content.decode()
    assert f'<option value="{house.program.pk}" selected>' in page
    response = as_person(house.coordinator).post(house.url("/people/invite/"), {
        "emails": "a@b.example", "roles": ["mentor"], "language": "fr", "program": str(house.program.pk)})
    assert response.status_code == 302
    with house.bound():
        assert ProgramInvitation.objects.get().role == "mentor"


@pytest.mark.parametrize(("capacity", "status"), [(5, "approved"), (1, "applied")])
def test_accepting_enrols_where_there_is_room(cast, capacity, status):
    house = cast.verger
    with house.bound():
        program = make_program(capacity=capacity, admission="invitation")
        Enrolment.objects.create(program=program, membership=house.learner, role="learner", status="approved",
                                 applied_at=program.created_at)
        membership = accept_invitation(invitation=invited(house, program), user=cast.harbour.learner.user)
        assert Enrolment.objects.get(program=program, membership=membership).status == status


def test_a_closed_program_enrols_nobody(cast):
    house = cast.verger
    with house.bound():
        program = make_program(status="closed")
        accept_invitation(invitation=invited(house, program), user=cast.harbour.learner.user)
        assert not program.enrolments.exists()


def test_staff_roles_alone_lead_nowhere(cast):
    house = cast.verger
    with house.bound():
        invited(house, house.program, roles=["observer"])
        assert Invitation.objects.count() == 1
        assert not ProgramInvitation.objects.exists()
