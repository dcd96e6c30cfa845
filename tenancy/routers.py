class OwnerMigrates:
    """Three names for one database; only the owner's connection changes the schema."""

    def allow_relation(self, a, b, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db == "owner"
