from . import availability, kinds, sessions

__all__ = ["availability", "kinds", "sessions"]
