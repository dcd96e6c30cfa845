from django import forms
from django.utils.translation import gettext_lazy as _

from common.names import validate_name

from ..photos import MAX_BYTES

LANGUAGES = [
    ("fr", _("French")), ("en", _("English")), ("ar", _("Arabic")), ("bsl", _("British Sign Language")), ("zh", _("Chinese")),
    ("nl", _("Dutch")), ("lsf", _("French Sign Language")), ("de", _("German")), ("it", _("Italian")), ("ja", _("Japanese")),
    ("fa", _("Persian")), ("pl", _("Polish")), ("pt", _("Portuguese")), ("ro", _("Romanian")), ("ru", _("Russian")),
    ("es", _("Spanish")), ("tr", _("Turkish")), ("uk", _("Ukrainian")), ("vi", _("Vietnamese")), ("wo", _("Wolof")),
]


class ProfileForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, validators=[validate_name],
                           widget=forms.TextInput(attrs={"autocomplete": "name"}))
    pronouns = forms.CharField(label=_("Pronouns"), max_length=40, required=False,
                               help_text=_("For example: she/her, they/them."))
    headline = forms.CharField(label=_("In one line"), max_length=120, required=False,
                               help_text=_("What you do or look for, for example: Nurse, moving to training."))
    bio = forms.CharField(label=_("About me"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 8}),
                          help_text=_("All members of this organization can read your profile. "
                                      "Markdown works: **bold**, lists, links."))
    languages = forms.MultipleChoiceField(label=_("Languages spoken"), choices=LANGUAGES, required=False,
                                          widget=forms.CheckboxSelectMultiple(attrs={"class": "radio-cards"}))


class PhotoForm(forms.Form):
    photo = forms.FileField(label=_("Photo"),
                            help_text=_("JPEG, PNG, WebP or GIF, up to 5 MB. It is cropped to a square, and data hidden in it, "
                                        "such as the place, is removed."),
                            widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}))

    def clean_photo(self):
        photo = self.cleaned_data["photo"]
        if photo.size > MAX_BYTES:  # before a byte of it is read
            raise forms.ValidationError(_("This photo is larger than 5 MB. Choose a smaller one."), code="photo_too_large")
        return photo


class TokenForm(forms.Form):
    name = forms.CharField(label=_("What is this key for?"), max_length=80, validators=[validate_name],
                           help_text=_("For example: attendance export"))
