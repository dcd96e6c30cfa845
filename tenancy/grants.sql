-- What each role may do in one database. Run in that database by a superuser, before the first migration.
GRANT ALL ON SCHEMA public TO tandem_owner;
GRANT USAGE ON SCHEMA public TO tandem_app, tandem_ops;
ALTER DEFAULT PRIVILEGES FOR ROLE tandem_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tandem_app, tandem_ops;
ALTER DEFAULT PRIVILEGES FOR ROLE tandem_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO tandem_app, tandem_ops;
