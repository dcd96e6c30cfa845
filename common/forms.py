"""One accessible field group for every form: label, hint, control, error, tied together by aria-describedby."""
from collections.abc import Iterator
from html import escape

from django.forms import BaseForm, BaseFormSet, BoundField, Select
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe


class Renderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class LongSelect(Select):
    """Of hundreds of options without groups, written directly: three hundred of them take a template 20 ms."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        chosen, own = self.format_value(value), flatatt(self.build_attrs(self.attrs, {"name": name} | (attrs or {})))
        options = (f'<option value="{escape(str(option))}"{" selected" if str(option) in chosen else ""}>{escape(str(label))}</option>'
                   for option, label in self.choices)
        return mark_safe(f"<select{own}>{''.join(options)}</select>")  # noqa: S308


class Together:
    """Forms and sets of them as one for forms/_errors.html: what is wrong in any. A form's `where` says which of several alike it is."""

    def __init__(self, *parts: BaseForm | BaseFormSet | list[BaseForm]):
        self._sets = [part for part in parts if isinstance(part, BaseFormSet)]
        self._forms = [form for part in parts for form in ([part] if isinstance(part, BaseForm) else part)]

    def __iter__(self) -> Iterator[BoundField]:
        return (field for form in self._forms for field in form)

    @property
    def non_field_errors(self) -> list[str]:
        return [error for errors in (*(each.non_form_errors() for each in self._sets), *(form.non_field_errors() for form in self._forms))
                for error in errors]

    @property
    def errors(self) -> list:
        """One for each that the summary lists."""
        return [*self.non_field_errors, *(field for field in self if field.errors)]
