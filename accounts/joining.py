"""How a higher room takes part when somebody is invited, joins or leaves, or an organization is founded. Filled in AppConfig.ready.

Every hook runs inside the organization's transaction, after the fact is written; what it raises undoes the fact.

    fields()                                        -> {name: form field} added to the invitation form
    on_invite(invitation, details)                  an invitation was made; `details` holds the cleaned values of fields()
    on_send(invitation)                             its email is owed: once when made, again at each resend
    on_accept(invitation, membership)               the person is a member now
    on_leave(membership, actor)                     the person is a member no longer, by their own act or that of who manages
    on_suspend(membership, actor)                   the person may not enter for now
    on_return(membership, since)                    they may again who were suspended `since` then
    on_found(organization, owner)                   a new organization has its first member, `owner` (a Membership)
"""
from collections.abc import Callable

HOOKS = ("fields", "on_invite", "on_send", "on_accept", "on_leave", "on_suspend", "on_return", "on_found")
_hooks: dict[str, list[Callable]] = {name: [] for name in HOOKS}


def register(**hooks: Callable) -> None:
    """register(on_accept=enrol, …). A hook registered twice runs once."""
    for name, hook in hooks.items():
        if hook not in _hooks[name]:
            _hooks[name].append(hook)


def run(name: str, *args) -> None:
    for hook in _hooks[name]:
        hook(*args)


def extra_fields() -> dict:
    """The form fields that other rooms add to an invitation."""
    return {name: field for fields in _hooks["fields"] for name, field in fields().items()}
