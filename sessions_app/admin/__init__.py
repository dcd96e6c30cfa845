from . import availability, sessions

__all__ = ["availability", "sessions"]
