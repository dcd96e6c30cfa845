"""The demo's mailbox page: shows what was sent, safely, and only in a demo."""
import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from notifications import mailbox

HOSTILE = "<script>alert(1)</script><img src=https://spy.example/pixel><form action=https://spy.example><a href=/x>Link</a>"


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO, settings.EMAIL_URL, settings.EMAIL_BACKEND = True, "mailbox://", "notifications.mailbox.MailboxBackend"


def send(to="lea@verger.example", subject="Séance confirmée", html=HOSTILE, name="1"):
    text, sender = "Bonjour <b>Léa</b> https://tandem.example/x", "Le Verger <bonjour@tandem.example>"
    message = EmailMultiAlternatives(subject, text, sender, [to], headers={"Message-ID": f"<{name}@tandem.example>"})
    message.attach_alternative(html, "text/html")
    message.attach("../séance.ics", b"BEGIN:VCALENDAR", "text/calendar")
    get_connection().send_messages([message])
    return f"{name}@tandem.example"


@pytest.mark.parametrize("prefix", ["", "/o/verger"])
def test_lists_what_was_sent_inside_and_outside_organizations(cast, client, prefix):
    name = send()
    page = client.get(f"{prefix}/mailbox/")
    assert "Séance confirmée" in page.text
    assert f'href="{prefix}/mailbox/{name}/"' in page.text


def test_an_empty_mailbox_says_what_to_do_next(cast, client):
    assert 'class="empty"' in client.get("/mailbox/").text
    assert 'class="empty"' in client.get("/mailbox/?to=nobody").text


def test_filters_by_recipient_and_pages(cast, client):
    for n in range(30):
        send(to=f"{'lea' if n % 2 else 'luc'}@verger.example", subject=f"Message {n}", name=str(n))
    assert client.get("/mailbox/").text.count("<tr>") == 26
    assert client.get("/mailbox/?page=2").text.count("<tr>") == 6
    assert client.get("/mailbox/?to=LEA@").text.count("<tr>") == 16
    assert client.get("/mailbox/?page=nonsense").status_code == 200


def test_a_message_handed_over_twice_is_kept_once(cast, client):
    send()
    send()
    assert len(mailbox.files_newest_first()) == 1


def test_each_time_is_written_down(cast, settings):
    names = [send(), send(), send(name="2")]
    assert [line.split()[1] for line in (settings.MAILBOX_DIR / "handed-over").read_text().splitlines()] == names


def test_shows_text_headers_and_files_without_obeying_them(cast, client):
    name = send(subject="<script>alert(2)</script>")
    page = client.get(f"/mailbox/{name}/")
    assert "<script>alert" not in page.text
    assert "&lt;b&gt;Léa&lt;/b&gt;" in page.text
    assert "spy.example" not in page.text
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "Message-ID" in page.text


def test_the_html_stands_behind_its_own_fence(cast, client):
    page = client.get(f"/mailbox/{send()}/html/")
    policy = page["Content-Security-Policy"]
    for part in ("default-src 'none'", "sandbox", "form-action 'none'", "frame-ancestors 'self'"):
        assert part in policy
    for part in ("img-src", "script-src", "allow-scripts", "allow-same-origin", "allow-forms"):
        assert part not in policy
    assert page["X-Frame-Options"] == "SAMEORIGIN"


def test_files_come_as_downloads_only(cast, client):
    name = send()
    answer = client.get(f"/mailbox/{name}/files/0/")
    assert answer.content == b"BEGIN:VCALENDAR"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/mailbox/{name}/files/1/").status_code == 404


@pytest.mark.parametrize("name", ["no@where", "..", "%2e%2e%2fnew", ".hidden", "a\\..\\b", "x" * 300])
def test_bad_names_are_not_found(cast, client, name):
    send()
    assert client.get(f"/mailbox/{name}/").status_code == 404
    assert client.get(f"/mailbox/{name}/html/").status_code == 404


def test_only_reads(cast, client):
    assert client.post("/mailbox/").status_code == 405


@pytest.mark.parametrize("change", [{"DEMO": False}, {"EMAIL_URL": "smtp://mail.example"}])
def test_where_real_mail_leaves_there_is_no_mailbox(cast, client, settings, change):
    name = send()
    for key, value in change.items():
        setattr(settings, key, value)
    for path in ("/mailbox/", f"/mailbox/{name}/", f"/mailbox/{name}/html/", f"/mailbox/{name}/files/0/"):
        assert client.get(path).status_code == 404


def test_a_file_is_named_with_its_kind(cast, client):
    page = client.get(f"/mailbox/{send()}/")
    assert "séance.ics</a>" in page.text
    assert "text/calendar" in page.text
    assert "None" not in page.text
