"""Catalogs are compiled by the process that then speaks."""
from django.core.management import call_command
from django.utils.translation import gettext, override

CATALOG = '''msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Only in this catalog"
msgstr "Dans ce seul catalogue"
'''


def said():
    with override("fr"):
        return gettext("Only in this catalog")


def test_what_was_read_before_it_was_compiled_is_read_again(tmp_path, settings):
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOG)
    settings.LOCALE_PATHS = [tmp_path]
    assert said() == "Only in this catalog"
    call_command("compile_messages")
    assert said() == "Dans ce seul catalogue"
