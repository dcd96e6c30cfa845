"""Busy time from calendars elsewhere: one port (port.py), so far with one source behind it, an ICS address (feed.py)."""
