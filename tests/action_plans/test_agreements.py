"""The charter: proposed words, versions, signatures."""
from datetime import timedelta

import pytest

from action_plans import services
from action_plans.models import Agreement
from action_plans.selectors import agreement_of, agreements_to_sign, default_terms, signed_on
from common import clock
from common.errors import Refused
from notifications.models import Delivery
from notifications.texts import text_for

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def house(cast):
    return cast.verger


@pytest.fixture
def agreement(house):
    with house.bound():
        return services.draft_agreement(actor=house.learner, mentorship=house.pair, terms=default_terms(house.pair))


def terms(**changes):
    return {"focus": "Mon CV", "rhythm": "Tous les quinze jours", "channel": "La messagerie", "confidentiality": "Tout reste entre nous.",
            "ends_on": (clock.now() + timedelta(days=90)).date().isoformat(), "seen_version": 0} | changes


def said(response):
    return " ".join(str(m) for m in response.context["messages"])


@pytest.mark.parametrize(("path", "method"), [
    ("/pairs/{pair}/charter/", "get"), ("/pairs/{pair}/charter/edit/", "get"), ("/charters/{agreement}/sign/", "post")])
def test_the_ladder(cast, house, agreement, as_person, client, path, method):
    url = house.url(path.format(pair=house.pair.pk, agreement=agreement.pk))

    def ask(who, url=url, method=method):
        return getattr(who, method)(url).status_code

    assert ask(as_person(house.mentor)) in (200, 302)
    assert ask(as_person(house.coordinator)) == (200 if path.endswith("charter/") else 403)
    for role in ("observer", "other_mentor", "other_learner", "former"):
        assert ask(as_person(house.people[role])) == 404
    assert ask(as_person(cast.harbour.owner)) == 404
    assert ask(as_person(cast.harbour.owner), cast.harbour.url(path.format(pair=house.pair.pk, agreement=agreement.pk))) == 404
    assert ask(client) == 302
    assert ask(as_person(house.mentor), method="delete") == 405
    assert ask(as_person(house.mentor), house.url(path.format(pair=NOBODY, agreement=NOBODY))) == 404


def test_from_the_first_words_to_two_signatures(house, as_person):
    learner, mentor = as_person(house.learner), as_person(house.mentor)
    page, url = house.url(f"/pairs/{house.pair.pk}/charter/"), house.url(f"/pairs/{house.pair.pk}/charter/edit/")
    assert "Léa" in learner.get(page).content.decode()
    assert "14" in learner.get(url).context["form"].initial["rhythm"]
    answer = learner.post(url, terms(sign="1"), follow=True)
    assert "Mehdi Mentor" in said(answer)
    with house.bound():
        found = agreement_of(house.pair)
        assert found.learner_signed_at
        assert not found.is_signed
        assert [a.pk for a in agreements_to_sign(house.mentor)] == [found.pk]
        assert list(Delivery.objects.filter(kind="action_plans.charter_to_sign").values_list("recipient", flat=True)) == [house.mentor.pk]
    mentor.post(house.url(f"/charters/{found.pk}/sign/"))
    mentor.post(house.url(f"/charters/{found.pk}/sign/"))
    with house.bound():
        assert agreement_of(house.pair).is_signed
        assert signed_on(house.pair) == clock.now().date()
        assert Delivery.objects.filter(kind="action_plans.charter_signed").count() == 2
        assert text_for("action_plans.charter_to_sign").context({"agreement": str(found.pk)}, house.mentor) is None


def test_changing_asks_both_again_and_keeps_the_old_words(house, agreement, as_person):
    with house.bound():
        services.sign_agreement(actor=house.learner, agreement=agreement)
        services.sign_agreement(actor=house.mentor, agreement=agreement)
    mentor = as_person(house.mentor)
    mentor.post(house.url(f"/pairs/{house.pair.pk}/charter/edit/"), terms(seen_version=1))
    with house.bound():
        found = agreement_of(house.pair)
        assert (found.version, found.learner_signed_at, found.mentor_signed_at) == (2, None, None)
        with pytest.raises(Refused) as refused:
            services.sign_agreement(actor=house.learner, agreement=agreement)
        assert refused.value.code == "replaced"
        same = services.draft_agreement(actor=house.learner, mentorship=house.pair, seen_version=2,
                                        terms={n: getattr(found, n) for n in ("focus", "rhythm", "channel", "confidentiality", "ends_on")})
        assert same.version == 2
    assert "Version 1" in mentor.get(house.url(f"/pairs/{house.pair.pk}/charter/")).content.decode()


def test_nobody_overwrites_words_they_have_not_read(house, agreement, as_person):
    mentor = as_person(house.mentor)
    answer = mentor.post(house.url(f"/pairs/{house.pair.pk}/charter/edit/"), terms(focus="Autre chose", seen_version=0))
    assert answer.status_code == 422
    assert "Autre chose" in answer.content.decode()
    with house.bound():
        assert Agreement.objects.count() == 1


@pytest.mark.parametrize("wrong", [
    {"focus": ""}, {"ends_on": "2001-01-01"}, {"ends_on": "soon"}, {"channel": "x" * 301}, {"seen_version": ""},
])
def test_wrong_terms_lose_nothing(house, as_person, wrong):
    answer = as_person(house.learner).post(house.url(f"/pairs/{house.pair.pk}/charter/edit/"), terms(confidentiality="Gardons-le.") | wrong)
    assert answer.status_code == 422
    assert "Gardons-le." in answer.content.decode()


def test_an_ended_pair_signs_nothing(house, agreement):
    with house.bound():
        house.pair.status = "ended"
        house.pair.save()
        with pytest.raises(Refused):
            services.sign_agreement(actor=house.mentor, agreement=agreement)


def test_messages_render(house, agreement):
    from notifications.messages import message_for

    with house.bound():
        services.sign_agreement(actor=house.learner, agreement=agreement)
        owed = Delivery.objects.get(kind="action_plans.charter_to_sign", recipient=house.mentor)
        assert f"/pairs/{house.pair.pk}/charter/" in message_for(owed).body
        services.sign_agreement(actor=house.mentor, agreement=agreement)
        for owed in Delivery.objects.filter(kind="action_plans.charter_signed"):
            assert f"/pairs/{house.pair.pk}/plan/" in message_for(owed).body
