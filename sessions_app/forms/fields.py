from django import forms


def day_field(label, **options) -> forms.DateField:
    """A date with the browser's own picker, optional unless required."""
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=picker, **{"required": False} | options)


def version_field(**options) -> forms.IntegerField:
    """Which state of a text the person saw."""
    return forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput, **options)


def number_of(row: forms.BaseForm) -> int:
    """Of a form in a set of them, from one on."""
    return int(row.prefix.rpartition("-")[2]) + 1


def wrong_in(*parts: forms.BaseForm | forms.BaseFormSet) -> int:
    """How many fields of forms and of sets of them have to be corrected."""
    return sum(part.total_error_count() if isinstance(part, forms.BaseFormSet) else len(part.errors) for part in parts)
