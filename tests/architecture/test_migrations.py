"""The migrations say all that the models do."""
import pytest
from django.core.management import call_command


@pytest.mark.django_db(databases="__all__")
def test_no_model_says_more_than_its_migrations():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
