#!/bin/sh
# Runs once, when the database volume is empty: a role and a database for Helmi, and a role for Temporal.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set helmi_password="$(cat /run/secrets/helmi_db_password)" \
  --set temporal_password="$(cat /run/secrets/temporal_db_password)" <<'SQL'
create role helmi_owner login nosuperuser password :'helmi_password';
create database helmi owner helmi_owner;
create role temporal login nosuperuser password :'temporal_password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
