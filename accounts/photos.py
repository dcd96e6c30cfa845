"""A profile photo: what comes in is checked by its content, what is kept is made anew, so nothing hidden in the file stays."""
import uuid
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from common.errors import Refused

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 40_000_000
SIDE = 512
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


def reencoded(content: bytes) -> bytes:
    """A square WebP of 512 px without metadata. Refused: too large, too many pixels, or no picture."""
    if len(content) > MAX_BYTES:
        raise Refused(_("This photo is larger than 5 MB. Choose a smaller one."), code="photo_too_large")
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise Refused(_("This photo has too many pixels. Choose a smaller one."), code="photo_too_many_pixels")
            square = ImageOps.fit(ImageOps.exif_transpose(picture).convert("RGB"), (SIDE, SIDE))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(_("This file is not a photo we can read. Choose a JPEG, PNG, WebP or GIF picture."),
                      code="photo_unreadable") from error
    kept = BytesIO()
    square.save(kept, "WEBP", quality=82)
    return kept.getvalue()


def folder(organization_id: uuid.UUID) -> Path:
    return Path(settings.MEDIA_ROOT) / str(organization_id)


def stored(organization_id: uuid.UUID, content: bytes) -> str:
    """Keeps the bytes under a fresh name and returns it; a name is never used again, so it can be its own ETag."""
    name = f"{uuid.uuid4().hex}.webp"
    folder(organization_id).mkdir(parents=True, exist_ok=True)
    (folder(organization_id) / name).write_bytes(content)
    return name


def discard(organization_id: uuid.UUID, name: str) -> None:
    (folder(organization_id) / name).unlink(missing_ok=True)
