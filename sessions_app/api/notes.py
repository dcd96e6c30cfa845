"""Notes on a session."""
from rest_framework import serializers
from rest_framework.response import Response

from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Model, operation

from .. import access, services
from ..models import SessionNote
from .pages import VERSION


class NoteOut(Model):
    author = PersonOut(read_only=True)

    class Meta:
        model = SessionNote
        fields = ["id", "session", "author", "audience", "body", "version", "created_at", "updated_at"]


class NoteIn(Model):
    class Meta:
        model = SessionNote
        fields = ["audience", "body"]


class NewNoteIn(NoteIn):
    key = serializers.UUIDField(
        required=False, help_text="Yours to make. The same words under the same key are written once, however often they are sent.")

    class Meta(NoteIn.Meta):
        fields = ["audience", "body", "key"]


class ChangedNoteIn(NoteIn):
    version = serializers.IntegerField(**VERSION)

    class Meta(NoteIn.Meta):
        fields = ["audience", "body", "version"]


class Notes(MemberView):
    tag = "notes"

    @operation(answer=NoteOut, many=True)
    def get(self, request, session_id):
        """A session's notes, as far as they are yours to read."""
        session = access.session_for(self.actor, session_id)
        return self.page(access.readable_notes(self.actor, session), NoteOut)

    @operation(answer=NoteOut, body=NewNoteIn, status=201)
    def post(self, request, session_id):
        """Write a note: for the two of you, for yourself, or for the mentor and the coordination."""
        session = access.own_session(self.actor, session_id)
        sent = {"audience": SessionNote.Audience.PAIR} | self.body(NewNoteIn)
        return self.answer(services.add_note(actor=self.actor, session=session, **sent), NoteOut, status=201)


class OneNote(MemberView):
    tag = "notes"

    @operation(answer=NoteOut)
    def get(self, request, session_id, note_id):
        """One note that is yours to read."""
        return self.answer(access.readable_note(self.actor, access.session_for(self.actor, session_id), note_id), NoteOut)

    @operation(answer=NoteOut, body=ChangedNoteIn)
    def put(self, request, session_id, note_id):
        """Change a note of your own."""
        session = access.session_for(self.actor, session_id)
        note = access.own_note(self.actor, session, note_id)
        services.change_note(note=note, **({"audience": note.audience} | self.body(ChangedNoteIn)))
        return self.answer(access.own_note(self.actor, session, note_id), NoteOut)

    @operation(status=204)
    def delete(self, request, session_id, note_id):
        """Delete a note of your own. It is gone for everybody who could read it."""
        session = access.session_for(self.actor, session_id)
        services.remove_note(note=access.own_note(self.actor, session, note_id))
        return Response(status=204)
