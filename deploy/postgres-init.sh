#!/bin/sh
# Runs once, when the database volume is empty: roles and a database for Helmi, and a role for Temporal.
set -eu
run() { psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres "$@"; }
run --file /deploy/postgres-roles.sql \
  --set owner_password="$(cat /run/secrets/helmi_db_password)" \
  --set api_password="$(cat /run/secrets/helmi_api_db_password)" \
  --set worker_password="$(cat /run/secrets/helmi_worker_db_password)"
run --set temporal_password="$(cat /run/secrets/temporal_db_password)" <<'SQL'
create database helmi owner helmi_owner;
create role temporal login nosuperuser password :'temporal_password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
