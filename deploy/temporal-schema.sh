#!/bin/sh
# Brings Temporal's two databases to the schema of this server version; harmless when they have it.
set -eu
SQL_PASSWORD="$(cat /run/secrets/temporal_db_password)"
export SQL_PASSWORD
for database in temporal temporal_visibility; do
  case "$database" in temporal) schema=temporal ;; *) schema=visibility ;; esac
  tool() { temporal-sql-tool --plugin postgres12 --endpoint postgres --port 5432 --user temporal --database "$database" "$@"; }
  update() { tool update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$schema/versioned"; }
  if output="$(update 2>&1)"; then
    echo "$database has the present schema"
  elif echo "$output" | grep -q 'schema_version.* does not exist'; then
    # An empty database. On any other fault nothing is set up anew, which would forget the version it is at.
    tool setup-schema --version 0.0
    update
  else
    echo "$output" >&2
    exit 1
  fi
done
