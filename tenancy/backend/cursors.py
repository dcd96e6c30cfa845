"""Cursors whose first statement takes the beginning of its transaction along, in one round trip."""
from django.db.backends.postgresql.base import CursorDebugWrapper
from django.db.backends.utils import CursorWrapper


class Beginning:
    def _execute(self, sql, params, *ignored):
        if not isinstance(sql, str):
            self.db.begin_now()
            return super()._execute(sql, params, *ignored)
        beginning = self.db.take_beginning()
        try:
            return super()._execute(beginning + sql, params, *ignored)
        except BaseException:
            self.db.put_back(beginning)
            raise

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
