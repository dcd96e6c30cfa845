"""What rooms below ask about pairs."""
from matching.partners import ends_first, is_partner
from programs.models import Enrolment


def test_partners_read_each_other_and_nobody_else_does(cast, as_person):
    house = cast.verger
    url = house.url(f"/needs/{house.enrolments['learner'].pk}/summary/")
    assert as_person(house.mentor).get(url).status_code == 200
    assert as_person(house.other_mentor).get(url).status_code == 404
    with house.bound():
        assert is_partner(house.learner, house.enrolments["mentor"])
        house.pair.status = "ended"
        house.pair.save(update_fields=["status"])
        assert not is_partner(house.mentor, house.enrolments["learner"])


def test_a_pair_ends_before_its_people_leave(cast, as_person):
    house = cast.verger
    for who in ("learner", "mentor"):
        as_person(house.people[who]).post(house.url(f"/enrolments/{house.enrolments[who].pk}/withdraw/"))
    as_person(house.other_learner).post(house.url(f"/enrolments/{house.enrolments['other_learner'].pk}/withdraw/"))
    with house.bound():
        assert ends_first(house.enrolments["learner"])
        assert Enrolment.objects.get(pk=house.enrolments["learner"].pk).status == "approved"
        assert Enrolment.objects.get(pk=house.enrolments["other_learner"].pk).status == "withdrawn"
