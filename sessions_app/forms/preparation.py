from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..models import PreparationItem, Session
from ..services.pages import Answer
from .fields import version_field

HINT = _("What you want to talk about, links to read beforehand.")


class PreparationForm(forms.Form):
    """An answer to each question of the session's kind, and a text beside them. Each has its version, and the words that the person saw:
    what they left alone is not saved, so it is in nobody's way.
    """

    where = _("Before the session")

    def __init__(self, data=None, *, session: Session, items: list[PreparationItem]):
        super().__init__(data, prefix="preparation")
        self.items = items
        for item in items:
            self._ask(f"answer_{item.position}", item.question, item.text, item.version)
        self._ask("text", _("Anything else") if any(item.is_asked for item in items) else _("Preparation"), session.preparation,
                  session.preparation_version, help_text=HINT)

    def _ask(self, name, label, text, version, **more):
        self.fields[name] = forms.CharField(label=label, initial=text, max_length=3000, required=False, show_hidden_initial=True,
                                            widget=forms.Textarea(attrs={"rows": 3}), **more)
        self.fields[_version(name)] = version_field(initial=version, required=False)

    @property
    def rows(self):
        """(question or nothing, field, its hidden ones): what is asked or answered."""
        asked = [(item, f"answer_{item.position}") for item in self.items if item.is_asked or self[f"answer_{item.position}"].value()]
        return [(item, self[name], self[_version(name)]) for item, name in [*asked, (None, "text")]]

    @property
    def answers(self) -> list[Answer]:
        return [Answer(item.position, *self._written(f"answer_{item.position}")) for item in self.items
                if f"answer_{item.position}" in self.changed_data]

    @property
    def text(self) -> dict:
        """`text` and `version` for save_preparation, where somebody wrote in it."""
        if "text" not in self.changed_data:
            return {}
        text, version = self._written("text")
        return {"text": text, "version": version}

    def _written(self, name):
        return self.cleaned_data[name], self.cleaned_data[_version(name)] or 0

    def over(self, data: QueryDict, extra: dict) -> QueryDict:
        """What was sent as if the person had seen what a refusal says stands now: saved again, it replaces that."""
        newer = {f"answer_{position}": version for position, (_text, version) in extra["answers"].items()}
        newer |= {"text": extra["version"]} if "version" in extra else {}
        data = data.copy()
        for name, version in newer.items():
            data[self.add_prefix(_version(name))] = version
        return data


def _version(name: str) -> str:
    return "version" if name == "text" else f"{name}_version"
