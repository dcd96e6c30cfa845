"""The questionnaire: by steps, kept, resumable, and read by those it says."""
from datetime import timedelta

import pytest

from assessments import audience
from assessments.models import Goal, NeedsAssessment, Skill, SkillClaim
from assessments.selectors import needs_completed, needs_of, skills_for
from assessments.services import install_skills
from audit.models import Entry
from common import clock
from programs.models import Enrolment

GOAL = {"specific": "Développer une application web simple avec ReactJS", "measurable": "En ligne, trois personnes l’utilisent",
        "achievable": "Quatre heures par semaine", "relevant": "Les offres le demandent",
        "due_on": str(clock.today() + timedelta(days=60)), "audience": "pair"}


@pytest.fixture
def house(cast):
    install_skills(cast.verger.organization)
    return cast.verger


def url(house, who="learner", step=""):
    return house.url(f"/needs/{house.enrolments[who].pk}/{step}{'/' if step else ''}")


def skills(house, *codes):
    with house.bound():
        return [str(Skill.objects.get(code=code).pk) for code in codes]


def saved(house, who="learner"):
    with house.bound():
        return needs_of(house.enrolments[who])


def test_a_learner_walks_all_four_steps(house, as_person):
    client = as_person(house.learner)
    assert client.get(url(house))["Location"] == url(house, step="strengths")
    assert client.get(url(house, step="strengths")).status_code == 200
    answer = client.post(url(house, step="strengths"), {"strengths": "Patiente", "weaknesses": "Oser", "do": "next"})
    assert answer["Location"] == url(house, step="skills")
    assert client.get(url(house)).headers["Location"] == url(house, step="skills")
    client.post(url(house, step="skills"), {"do": "add", "add": skills(house, "python", "react")})
    (python,) = skills(house, "python")
    answer = client.post(url(house, step="skills"), {"do": "next", f"level-{python}": "4"})
    assert answer["Location"] == url(house, step="aspirations")
    answer = client.post(url(house, step="aspirations"), {"aspirations": "Devenir développeuse", "hours_per_month": 4, "do": "next"})
    assert answer["Location"] == url(house, step="goal")
    assert "ReactJS" in client.get(url(house, step="goal")).content.decode()
    answer = client.post(url(house, step="goal"), GOAL | {"do": "next"})
    assert answer["Location"] == url(house, step="summary")
    page = client.get(url(house, step="summary")).content.decode()
    for words in ("Patiente", "Python", "Devenir développeuse", GOAL["specific"]):
        assert words in page
    with house.bound():
        enrolment = house.enrolments["learner"]
        assert needs_of(enrolment).completed_at
        assert needs_completed([enrolment.pk]) == {enrolment.pk}
        assert sorted(level for _, _, level in skills_for([enrolment.pk])[enrolment.pk]) == [2, 4]


def test_a_mentor_has_three_steps(house, as_person):
    client = as_person(house.mentor)
    client.post(url(house, "mentor", "strengths"), {"strengths": "Vingt ans de métier", "do": "next"})
    client.post(url(house, "mentor", "skills"), {"do": "next", "add": skills(house, "python")})
    answer = client.post(url(house, "mentor", "aspirations"), {"aspirations": "Transmettre", "do": "next"})
    assert answer["Location"] == url(house, "mentor", "summary")
    assert client.get(url(house, "mentor", "goal")).status_code == 404
    with house.bound():
        assert SkillClaim.objects.get().kind == "offered"


def test_steps_ahead_lead_back_to_the_first_open_one(house, as_person):
    client = as_person(house.learner)
    assert client.get(url(house, step="goal"), follow=True).redirect_chain[-1][0] == url(house, step="strengths")
    assert client.get(url(house, step="nonsense")).status_code == 404


def test_later_keeps_half_an_answer(house, as_person):
    client = as_person(house.learner)
    assert client.post(url(house, step="strengths"), {"strengths": "", "weaknesses": "Le trac", "do": "later"}).status_code == 302
    assert (saved(house).weaknesses, saved(house).step) == ("Le trac", 0)
    assert "Le trac" in client.get(url(house, step="strengths")).content.decode()


def test_half_a_goal_is_kept_too(house, as_person):
    client = as_person(house.learner)
    with house.bound():
        NeedsAssessment.objects.create(enrolment=house.enrolments["learner"], step=3, updated_at=house.program.created_at)
    client.post(url(house, step="goal"), {"specific": "Une idée", "due_on": "pas une date", "do": "later"})
    assert "Une idée" in client.get(url(house, step="goal")).content.decode()
    with house.bound():
        assert not Goal.objects.exists()


@pytest.mark.parametrize("values", [
    {"strengths": ""}, {"strengths": "x" * 2001}, {"strengths": "a", "experience_years": "-1"},
    {"strengths": "a", "experience_years": "61"},
    {"strengths": "a", "experience_years": "beaucoup"}, {"strengths": "a\0"}])
def test_refused_answers_stay_on_the_page(house, as_person, values):
    response = as_person(house.learner).post(url(house, step="strengths"), values | {"weaknesses": "Mes mots", "do": "next"})
    assert response.status_code == 422
    assert "Mes mots" in response.content.decode()


class TestSkills:
    @pytest.fixture
    def client(self, house, as_person):
        client = as_person(house.learner)
        client.post(url(house, step="strengths"), {"strengths": "Patiente", "do": "next"})
        return client

    def test_search_knows_no_accents_and_both_languages(self, house, client):
        for words in ("reseau professionnel", "RÉSEAU", "professional network"):
            page = client.get(url(house, step="skills"), {"q": words}).content.decode()
            assert "Développer son réseau professionnel" in page
            assert "Plomberie" not in page

    def test_search_in_the_form_keeps_the_levels(self, house, client):
        (python,) = skills(house, "python")
        client.post(url(house, step="skills"), {"do": "add", "add": [python]})
        answer = client.post(url(house, step="skills"), {"do": "search", "q": "écoute", f"level-{python}": "5"})
        assert answer["Location"].endswith("?q=%C3%A9coute")
        with house.bound():
            assert SkillClaim.objects.get().level == 5

    def test_removing(self, house, client):
        (python,) = skills(house, "python")
        client.post(url(house, step="skills"), {"do": "add", "add": [python]})
        client.post(url(house, step="skills"), {"remove": python})
        with house.bound():
            assert not SkillClaim.objects.exists()

    def test_twelve_at_most_and_the_ticks_stay(self, house, client):
        with house.bound():
            ids = [str(s.pk) for s in Skill.objects.all()[:13]]
        response = client.post(url(house, step="skills"), {"do": "add", "add": ids})
        assert response.status_code == 422
        assert response.content.decode().count(" checked") == 13

    def test_at_least_one(self, house, client):
        assert client.post(url(house, step="skills"), {"do": "next"}).status_code == 422

    @pytest.mark.parametrize("values", [
        {"add": ["x", "a\0", "00000000-0000-0000-0000-000000000000"]}, {"level-x": "3"}, {"remove": "nothing"}, {"do": "dance"},
        {"q": "\0", "family": "nonsense"}])
    def test_nonsense_changes_nothing(self, house, client, values):
        assert client.post(url(house, step="skills"), values).status_code == 302
        with house.bound():
            assert not SkillClaim.objects.exists()

    def test_skills_no_longer_offered_or_of_elsewhere_are_not_taken(self, house, cast, client):
        (python,) = skills(house, "python")
        with house.bound():
            Skill.objects.filter(pk=python).update(is_active=False)
        install_skills(cast.harbour.organization)
        client.post(url(house, step="skills"), {"do": "add", "add": [python, *skills(cast.harbour, "react")]})
        with house.bound():
            assert not SkillClaim.objects.exists()

    @pytest.mark.parametrize("level", ["0", "6", "x", ""])
    def test_levels_are_one_to_five(self, house, client, level):
        (python,) = skills(house, "python")
        client.post(url(house, step="skills"), {"do": "add", "add": [python]})
        client.post(url(house, step="skills"), {"do": "search", f"level-{python}": level})
        with house.bound():
            assert SkillClaim.objects.get().level == 2


class TestWhoReads:
    def test_writing_is_one_s_own(self, house, cast, as_person, client):
        for step in ("", "strengths", "skills"):
            for who in (house.mentor, house.coordinator, house.observer, cast.harbour.learner):
                assert as_person(who).get(url(house, step=step)).status_code == 404
            assert client.get(url(house, step=step)).status_code == 302

    def test_the_summary_is_for_the_person_and_the_staff(self, house, cast, as_person):
        for who, status in ((house.learner, 200), (house.coordinator, 200), (house.owner, 200), (house.other_mentor, 404),
                            (house.observer, 404), (house.former, 404), (cast.harbour.owner, 404)):
            assert as_person(who).get(url(house, step="summary")).status_code == status

    def test_a_partner_reads_it_and_reading_is_noted(self, house, as_person, monkeypatch):
        monkeypatch.setattr(audience, "_rules", [lambda actor, enrolment: actor == house.mentor])
        assert as_person(house.mentor).get(url(house, step="summary")).status_code == 200
        with house.bound():
            assert Entry.objects.get(verb="assessments.needs.read").actor_id == house.mentor.pk

    def test_the_withdrawn_read_but_do_not_write(self, house, as_person):
        with house.bound():
            Enrolment.objects.filter(pk=house.enrolments["learner"].pk).update(status="withdrawn")
        client = as_person(house.learner)
        assert client.post(url(house, step="strengths"), {"strengths": "x"})["Location"] == url(house, step="summary")
        assert client.get(url(house, step="summary")).status_code == 200
        assert saved(house) is None
