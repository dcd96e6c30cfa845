"""What a process holds once it has started stays until its end."""
import gc

NEW_ONES = 50_000  # objects more than were freed, before the young ones are looked through; a page makes some thousands and frees them


def settle() -> None:
    """Called when all is imported: none of it is looked through again for what could be freed, which took a tenth of a request."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_ONES, 20, 100)
