"""In which order mentors are suggested, and what learners who wait hear."""


from matching import services
from matching.models import Feature
from matching.selectors import candidates_of, suggestions_for

from .asking import ask, later, mentors, owed
from .people import enrol, skill


def test_each_mentor_is_featured_only_as_often_as_there_is_room(house):
    excel = skill("excel", "Tableur", "Spreadsheets")
    star = enrol(house, "mentor", "Gilles Bon", skills=[(excel, 5)], capacity=1)
    learners = [enrol(house, "learner", f"Apprenant {n}", skills=[(excel, 4)]) for n in "ABC"]
    for _ in range(2):
        services.feature_mentors(program=house.program)
    featured = list(Feature.objects.values_list("mentor", flat=True))
    assert featured.count(star.pk) == 1
    assert len(featured) == len(set(Feature.objects.values_list("learner", flat=True))) == 4
    lucky = Feature.objects.select_related("learner__membership__user", "learner__program").get(mentor=star).learner
    assert suggestions_for(lucky)[0].mentor.pk == star.pk
    first = [suggestions_for(e)[0] for e in learners]
    assert sum(s.mentor.pk == star.pk and s.is_featured for s in first) <= 1


def test_scores_found_all_at_once_are_the_sums_of_the_parts_that_are_said(house):
    excel, oral = skill("excel", "Tableur", "Spreadsheets"), skill("oral", "Prise de parole", "Public speaking")
    for n in range(6):
        enrol(house, "mentor", f"Mentor {n}", languages=["en"] if n == 5 else ["fr", "en"], skills=[(excel, 1 + n % 5)][:n], capacity=n % 3)
    found = candidates_of(enrol(house, "learner", "Anna Un", skills=[(excel, 4), (oral, 2)]))
    assert [s.is_possible for s in found] == [s.pair.refusal is None for s in found]
    assert {s.is_possible for s in found} == {True, False}
    assert [s.score for s in found if s.is_possible] == [sum(part["points"] for part in s.parts) for s in found if s.is_possible]
    assert len({s.score for s in found}) > 2


def test_mentors_with_more_requests_than_room_come_later(house):
    quiet, busy = mentors(house, 2)
    ask(house, mentor=busy)
    order = [s.mentor.pk for s in suggestions_for(enrol(house, "learner", "Anna Un"), few=9)]
    assert order.index(quiet.pk) < order.index(busy.pk)


def test_learners_hear_where_they_stand_every_two_weeks(house):
    with later(days=15):
        for _ in range(2):
            services.tell_waiting(program=house.program)
        assert owed("matching.still_waiting", house.other_learner) == 1
    with later(days=29):
        services.tell_waiting(program=house.program)
        assert owed("matching.still_waiting", house.other_learner) == 2
    assert owed("matching.still_waiting", house.learner) == 0
