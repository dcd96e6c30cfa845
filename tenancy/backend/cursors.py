"""Cursors whose first statement takes the beginning of its transaction along, in one round trip."""
from django.db.backends.postgresql.base import CursorDebugWrapper
from django.db.backends.utils import CursorWrapper


class Beginning:
    def _execute(self, sql, params, *ignored):
        if isinstance(sql, str):
            sql = self.db.take_beginning() + sql
        else:
            self.db.begin_now()
        return super()._execute(sql, params, *ignored)

    def _executemany(self, *args):
        self.db.begin_now()
        return super()._executemany(*args)

    def callproc(self, *args, **kwargs):
        self.db.begin_now()
        return super().callproc(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith("copy"):
            self.db.begin_now()
        return super().__getattr__(name)


class Cursor(Beginning, CursorWrapper):
    pass


class DebugCursor(Beginning, CursorDebugWrapper):
    def copy_expert(self, *args):
        self.db.begin_now()
        return super().copy_expert(*args)

    def copy_to(self, *args, **kwargs):
        self.db.begin_now()
        return super().copy_to(*args, **kwargs)
