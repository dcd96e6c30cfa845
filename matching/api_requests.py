"""Mentoring requests: who asks whom, and the answers."""
from django.shortcuts import get_object_or_404
from rest_framework import serializers

from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Model, cleaned, operation
from programs.access import seen_program

from . import services
from .access import made_by, own_part, own_request, parts_with, request_for
from .forms import AskForm, DeclineRequestForm, RequestForm
from .models import Format, MentoringRequest
from .selectors import suggestions_for
from .selectors.requests import requests_seen_by


class RequestOut(Model):
    learner = PersonOut(source="learner.membership", read_only=True)
    mentor = PersonOut(source="mentor.membership", read_only=True)

    class Meta:
        model = MentoringRequest
        fields = ["id", "program", "learner", "mentor", "initiator", "format", "status", "message", "answer", "created_at", "sent_at",
                  "due_at", "closed_at", "closing", "mentorship"]


class RequestIn(serializers.Serializer):
    program = serializers.UUIDField()
    mentor = serializers.UUIDField(help_text="The mentor's enrolment.")
    message = serializers.CharField(max_length=2000)
    format = serializers.ChoiceField(Format.choices, default=Format.LASTING)


class RequestQuery(serializers.Serializer):
    program = serializers.UUIDField(required=False)
    status = serializers.ChoiceField(MentoringRequest.Status.choices, required=False)


class WordsIn(serializers.Serializer):
    words = serializers.CharField(max_length=1000, help_text="Read by whoever asked.")


class BodyIn(serializers.Serializer):
    body = serializers.CharField(max_length=2000, help_text="Read by the two people only.")


class SuggestionOut(serializers.Serializer):
    enrolment = serializers.UUIDField(source="mentor.pk", read_only=True)
    mentor = PersonOut(source="mentor.membership", read_only=True)
    score = serializers.IntegerField(read_only=True, help_text="Of 100,000.")
    next_start = serializers.DateTimeField(read_only=True, allow_null=True, help_text="When both can meet next.")
    answers_in = serializers.DurationField(read_only=True, allow_null=True, help_text="The median time to an answer.")


class Suggestions(MemberView):
    tag = "mentoring-requests"

    @operation(answer=SuggestionOut, many=True)
    def get(self, request, program_id):
        """A few mentors for you, the learner, really available ones first."""
        program = seen_program(self.actor, program_id)
        return self.page_of(suggestions_for(own_part(self.actor, program.slug, "learner")), SuggestionOut)


class Requests(MemberView):
    @operation(answer=RequestOut, many=True, query=RequestQuery)
    def get(self, request):
        """Requests that you made or received; everybody's for those who manage."""
        return self.page(requests_seen_by(self.actor).filter(**self.asked(RequestQuery)), RequestOut)

    @operation(answer=RequestOut, body=RequestIn, status=201)
    def post(self, request):
        """Ask a mentor, as a learner.

        Beyond the program's number of open requests it becomes a next choice. The same request twice is one.
        """
        sent = self.body(RequestIn)
        program = seen_program(self.actor, sent["program"])
        learner, mentor = parts_with(self.actor, program.slug, "learner", sent["mentor"])
        values = cleaned(RequestForm(sent, formats=list(Format)))
        made = services.ask_mentor(actor=self.actor, learner=learner, mentor=mentor, **values)
        return self.answer(get_object_or_404(requests_seen_by(self.actor), pk=made.pk), RequestOut, status=201)


class OneRequest(MemberView):
    @operation(answer=RequestOut)
    def get(self, request, request_id):
        """One request."""
        return self.answer(request_for(self.actor, request_id), RequestOut)


class _Act(MemberView):
    def act(self, service, found, **values):
        service(actor=self.actor, request=found, **values)
        return self.answer(request_for(self.actor, found.pk), RequestOut)


class AcceptRequest(_Act):
    @operation(answer=RequestOut)
    def post(self, request, request_id):
        """Say yes: the mentorship starts at once."""
        return self.act(services.accept_request, own_request(self.actor, request_id))


class DeclineRequest(_Act):
    @operation(answer=RequestOut, body=WordsIn)
    def post(self, request, request_id):
        """Say no, with words for whoever asked."""
        return self.act(services.decline_request, own_request(self.actor, request_id), **cleaned(DeclineRequestForm(self.body(WordsIn))))


class AskFirst(_Act):
    @operation(answer=RequestOut, body=BodyIn)
    def post(self, request, request_id):
        """Ask a question before the answer."""
        return self.act(services.ask_first, own_request(self.actor, request_id), **cleaned(AskForm(self.body(BodyIn))))


class ReplyToQuestion(_Act):
    @operation(answer=RequestOut, body=BodyIn)
    def post(self, request, request_id):
        """Reply to the question about your request."""
        return self.act(services.reply, own_request(self.actor, request_id), **cleaned(AskForm(self.body(BodyIn))))


class ProlongRequest(_Act):
    @operation(answer=RequestOut)
    def post(self, request, request_id):
        """Take more time to answer."""
        return self.act(services.prolong_request, own_request(self.actor, request_id))


class WithdrawRequest(_Act):
    @operation(answer=RequestOut)
    def post(self, request, request_id):
        """Take your request back."""
        return self.act(services.withdraw_request, made_by(self.actor, request_id))
