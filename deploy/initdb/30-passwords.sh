#!/bin/sh
# Runs once, when the database is made: the passwords of the three roles, and the owner of the database.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 --set database="$POSTGRES_DB" \
    --set app="$TANDEM_APP_PASSWORD" --set ops="$TANDEM_OPS_PASSWORD" --set owner="$TANDEM_OWNER_PASSWORD" <<'SQL'
ALTER ROLE tandem_app PASSWORD :'app';
ALTER ROLE tandem_ops PASSWORD :'ops';
ALTER ROLE tandem_owner PASSWORD :'owner';
ALTER DATABASE :"database" OWNER TO tandem_owner;
SQL
