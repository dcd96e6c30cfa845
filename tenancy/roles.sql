-- The three roles of an installation. Run once by a superuser, before the first migration; safe to run again.
-- tandem_owner migrates and owns the tables; tandem_app serves people and is bound by row-level security;
-- tandem_ops relays the outbox and backs up, across organizations.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tandem_owner') THEN
        CREATE ROLE tandem_owner LOGIN BYPASSRLS CREATEDB;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tandem_app') THEN
        CREATE ROLE tandem_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tandem_ops') THEN
        CREATE ROLE tandem_ops LOGIN BYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
END
$$;
