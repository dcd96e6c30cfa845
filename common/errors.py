"""What goes wrong on purpose. An edge turns these into a page, a form message or a problem document."""


class Refused(Exception):
    """A rule says no. `message` is for the person, in their language; `code` is for programs."""

    def __init__(self, message, code: str = "refused", **extra):
        super().__init__(message)
        self.message, self.code, self.extra = message, code, extra


class NotAllowed(Exception):
    """A member without the right: 403. Strangers get Http404 instead."""
