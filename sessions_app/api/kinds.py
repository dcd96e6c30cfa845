"""The kinds of sessions that a program has, and the one that a session is."""
from django.core.exceptions import ValidationError
from django.http import Http404
from rest_framework import serializers
from rest_framework.response import Response

from accounts.endpoints import MemberView
from common.api import operation
from programs.access import managed_program
from programs.models import Program

from .. import access, selectors, services
from ..kinds import BUILT_IN, MOST_PARTS, MOST_QUESTIONS, MOST_SHARES, Kind, Words
from ..models import AgendaItem, SessionKind
from ..models.kinds import validate_parts, validate_questions
from .sessions import OneSessionOut

LONGEST = SessionKind._meta.get_field("code").max_length


class WordsField(serializers.Serializer):
    fr = serializers.CharField(max_length=200, allow_blank=True, default="")
    en = serializers.CharField(max_length=200, allow_blank=True, default="")


class PartField(serializers.Serializer):
    code = serializers.ChoiceField(AgendaItem.Kind.choices)
    share = serializers.IntegerField(min_value=1, max_value=MOST_SHARES, help_text="Minutes, against the other parts.")
    fr = serializers.CharField(max_length=80, allow_blank=True, default="", help_text="Another name, if it has one.")
    en = serializers.CharField(max_length=80, allow_blank=True, default="")


class KindIn(serializers.Serializer):
    name_fr = serializers.CharField(max_length=80)
    name_en = serializers.CharField(max_length=80)
    use = serializers.ChoiceField(SessionKind.Use.choices, default=SessionKind.Use.CHOSEN)
    is_offered = serializers.BooleanField(default=True)
    parts = PartField(many=True, max_length=MOST_PARTS)
    questions = WordsField(many=True, default=[], max_length=MOST_QUESTIONS)
    reading = serializers.CharField(max_length=2000, allow_blank=True, default="")

    def validate(self, sent):
        for name, check in (("parts", validate_parts), ("questions", validate_questions)):
            try:
                check(sent[name])
            except ValidationError as error:
                raise serializers.ValidationError({name: error.messages})
        return sent


class KindOut(KindIn):
    code = serializers.CharField()
    is_own = serializers.BooleanField(help_text="false: built in.")


class ChosenKindIn(serializers.Serializer):
    kind = serializers.CharField(max_length=32, help_text="The code of one of the program's kinds.")


class Kinds(MemberView):
    tag = "sessions"

    @operation(answer=KindOut, many=True)
    def get(self, request, program_id):
        """The kinds of sessions of a program, built in or its own."""
        found = selectors.kinds_of(managed_program(self.actor, program_id))
        return self.page_of([_told(kind) for kind in found.all], KindOut)


class OneKind(MemberView):
    tag = "sessions"

    @operation(answer=KindOut)
    def get(self, request, program_id, code):
        """One kind of a program's sessions."""
        return self.answer(_told(_known(managed_program(self.actor, program_id), code)), KindOut)

    @operation(answer=KindOut, body=KindIn)
    def put(self, request, program_id, code):
        """Make or change a kind, or say what stands for the built-in one of that code.

        Sessions that are agreed stay as they are.
        """
        program = managed_program(self.actor, program_id)
        if len(code) > LONGEST:
            raise Http404
        saved = services.save_kind(actor=self.actor, program=program, code=code, **self.body(KindIn))
        return self.answer(_told(saved.as_kind()), KindOut)

    @operation(status=204)
    def delete(self, request, program_id, code):
        """Remove a kind of the program's own: what is built in holds again."""
        program = managed_program(self.actor, program_id)
        services.remove_kind(actor=self.actor, program=program, code=_known(program, code).code)
        return Response(status=204)


class KindOfSession(MemberView):
    tag = "sessions"

    @operation(answer=OneSessionOut, body=ChosenKindIn)
    def put(self, request, session_id):
        """Choose another kind for a session that has not started. What the two have written stays."""
        session = access.own_session(self.actor, session_id)
        services.change_kind(actor=self.actor, session=session, **self.body(ChosenKindIn))
        return self.answer(access.own_session(self.actor, session_id), OneSessionOut)


def _known(program: Program, code: str) -> Kind:
    found = selectors.kinds_of(program).get(code)
    if found is None:
        raise Http404
    return found


def _told(kind: Kind) -> dict:
    return {
        "code": kind.code, "name_fr": kind.name.fr, "name_en": kind.name.en, "use": kind.use, "is_offered": kind.is_offered,
        "parts": [{"code": part.code, "share": part.share, **_both(part.name)} for part in kind.parts],
        "questions": [_both(each) for each in kind.questions], "reading": kind.reading, "is_own": kind != BUILT_IN.get(kind.code)}


def _both(words: Words) -> dict[str, str]:
    return {"fr": words.fr, "en": words.en}
