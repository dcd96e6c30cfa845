from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by django-allauth, in the person's own language."""

    def populate_username(self, request, user):
        pass
