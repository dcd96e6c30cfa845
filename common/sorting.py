"""Names in the order in which people look for them: Élodie beside Elodie, œuvre beside oeuvre, capitals beside small letters."""
import unicodedata

from django.db.models import Func, TextField


def folded(text: str) -> str:
    """The same in Python: without accents and case, ligatures in two letters. « Évaluer » and "evaluer" are equal."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return "".join(c for c in plain if not unicodedata.combining(c))


class SortKey(Func):
    """SQL text to order a text by, the same in every collation: without accents and case, ligatures in two letters.

    Immutable, so it may make a generated column. PostgreSQL's own ICU collations would do, but not every build has them.
    """

    template = (r"lower(regexp_replace(normalize(replace(replace(%(expressions)s, 'œ', 'oe'), 'Œ', 'OE'), NFKD), "
                r"'[\u0300-\u036f]', '', 'g'))")
    output_field = TextField()
