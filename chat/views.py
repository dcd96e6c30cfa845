"""Conversations as pages: everything here works without JavaScript; static/js/chat.js makes it live."""
from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from accounts.access import member_required
from common.errors import Refused
from matching.access import own_mentorship, partner_of
from matching.models import Mentorship

from . import access, selectors, services
from .forms import MessageForm

PAGE = 25


@require_GET
@member_required
def inbox(request):
    page = Paginator(selectors.participations(request.membership), PAGE).get_page(request.GET.get("page"))
    for place in page:
        place.partner = partner_of(request.membership, place.conversation.mentorship)
    return render(request, "chat/inbox.html", {"page": page})


@require_GET
@member_required
def conversation(request, conversation_id):
    found = access.own_conversation(request.membership, conversation_id)
    return _thread(request, found, MessageForm())


@require_POST
@member_required
def send(request, conversation_id):
    found = access.own_conversation(request.membership, conversation_id)
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            services.send_message(actor=request.membership, conversation=found, **form.cleaned_data)
            return redirect("chat:conversation", found.pk)
        except Refused as refusal:
            form.add_error("body", refusal.message)
    return _thread(request, found, form, status=422)


@require_GET
@member_required
def for_pair(request, mentorship_id):
    """The pair's one conversation, opened by the first of the two who comes."""
    mentorship = own_mentorship(request.membership, mentorship_id)
    try:
        return redirect("chat:conversation", services.open_conversation(mentorship).pk)
    except Refused as refusal:
        messages.info(request, refusal.message)
        return redirect("chat:inbox")


def _thread(request, found, form, status=200):
    """A page of the thread: the latest messages, or those before `?before=`; what it shows counts as read."""
    asked = request.GET.get("before", "")
    before = min(int(asked), found.last_seq + 1) if asked.isdecimal() and len(asked) < 10 else None
    thread, has_earlier = selectors.thread(found, before)
    read_seq = selectors.read_seq_of(request.membership, found)
    if thread and thread[-1].seq > read_seq:
        services.mark_read(actor=request.membership, conversation=found, seq=thread[-1].seq)
    pair = selectors.pair_of(found)
    return render(request, "chat/conversation.html", {
        "conversation": found, "pair": pair, "partner": partner_of(request.membership, pair), "thread": thread,
        "days": [(day, list(some)) for day, some in groupby(thread, lambda m: localtime(m.sent_at).date())],
        "first_new": next((m.seq for m in thread if m.seq > read_seq and m.sender_id != request.membership.pk), None),
        "has_earlier": has_earlier, "is_latest": before is None or before > found.last_seq,
        "is_open": pair.status == Mentorship.Status.ACTIVE, "form": form,
    }, status=status)
