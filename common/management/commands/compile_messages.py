"""Compiles the catalogs with polib, so that no gettext needs to be installed to run the product."""
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.reloader import translation_file_changed


class Command(BaseCommand):
    help = "Compiles locale/*/LC_MESSAGES/*.po where the .mo is missing or older."
    requires_system_checks = []

    def handle(self, **options):
        for catalog in (po for folder in settings.LOCALE_PATHS for po in Path(folder).glob("*/LC_MESSAGES/*.po")):
            compiled = catalog.with_suffix(".mo")
            if not compiled.exists() or compiled.stat().st_mtime < catalog.stat().st_mtime:
                polib.pofile(str(catalog)).save_as_mofile(str(compiled))
                translation_file_changed(self, compiled)  # the demo is loaded by the same process, which may have looked for it before
