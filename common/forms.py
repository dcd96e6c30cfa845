"""One accessible field group for every form: label, hint, control, error, tied together by aria-describedby."""
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
