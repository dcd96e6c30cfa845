"""Why a page that is whole at 390 px needs to be looked at at 320 px only for what may not fit."""
import re
from itertools import chain
from pathlib import Path

from django.conf import settings

REM = 16
CONDITION, LENGTH = re.compile(r"@(?:media|container)([^{]*)\{"), re.compile(r"([\d.]+)(rem|em|px)")


def test_no_rule_tells_a_small_phone_from_another():
    sheets = [path.read_text() for path in Path(settings.BASE_DIR, "static", "css").glob("*.css")]
    lengths = LENGTH.findall(" ".join(chain.from_iterable(map(CONDITION.findall, sheets))))
    assert len(lengths) > 5
    assert not [each for each in lengths if float(each[0]) * (1 if each[1] == "px" else REM) <= 390]
