"""The demo's people in a browser."""
import re

from mentoring.demo.people import PASSWORD
from mentoring.management.commands.demo_sign_ins import address_of, sign_ins

HEIGHT = 900
COOKIES: dict[tuple[str, str], list] = {}


def email_of(slug: str, part: str) -> str:
    """The address of the demo's owner, coordinator, observer, mentor, learner or `learner without mentor`, or of a name."""
    return address_of(next((row["name"] for name, row in sign_ins(slug) if name == part), part))


class Visitors:
    """Opens pages as people of the demo, each in a context of its own; leave() closes them all."""

    def __init__(self, site, chromium):
        self.site, self.chromium, self.contexts = site, chromium, []

    def visit(self, slug: str = "", part: str = "", *, language: str = "", width: int = 1280, scheme: str = "light",
              zone: str = "Europe/Paris", **options):
        """A page, not yet anywhere: signed in as the person, in their language or the given one; without a part signed out."""
        context = self.chromium.new_context(
            base_url=self.site.url, viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce",
            locale=f"{language or 'fr'}-FR", timezone_id=zone, **options)
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        if part:
            email = email_of(slug, part)
            if language:
                self.site.sql("UPDATE accounts_user SET language = %s WHERE email = %s", language, email)
            self._sign_in(context, email)
        return context.new_page()

    def _sign_in(self, context, email: str) -> None:
        """Once a server through the form's address; then by the cookies it gave."""
        key = (self.site.url, email)
        if key not in COOKIES:
            form = context.request.get("/accounts/login/").text()
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
            answer = context.request.post(
                "/accounts/login/", headers={"Referer": self.site.address("/accounts/login/")}, max_redirects=0,
                form={"csrfmiddlewaretoken": token, "login": email, "password": PASSWORD})
            assert answer.status == 302, f"{email} cannot sign in: {answer.status}"
            COOKIES[key] = context.cookies()
        context.add_cookies(COOKIES[key])

    def leave(self) -> None:
        for context in self.contexts:
            context.close()
        self.contexts = []
