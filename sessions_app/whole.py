from django.db.models import BigIntegerField, Func


class Whole(Func):
    """A whole number as the driver reads it; Django would make one of each once more."""

    template, output_field = "(%(expressions)s)::bigint", BigIntegerField()

    def get_db_converters(self, connection):
        return []
