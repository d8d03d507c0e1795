#!/bin/sh
# Makes the random secrets of docker-compose.yml under ./secrets; leaves those that exist alone.
set -eu
umask 077
mkdir -p secrets
random() { openssl rand -hex 32; }
for name in postgres_admin_password helmi_db_password helmi_api_db_password helmi_worker_db_password temporal_db_password session_secret; do
  [ -s "secrets/$name" ] || random > "secrets/$name"
done
address() { printf 'postgres://%s:%s@postgres:5432/helmi\n' "$1" "$(cat "secrets/$2")"; }
[ -s secrets/owner_database_url ] || address helmi_owner helmi_db_password > secrets/owner_database_url
[ -s secrets/api_database_url ] || address helmi_api helmi_api_db_password > secrets/api_database_url
[ -s secrets/worker_database_url ] || address helmi_worker helmi_worker_db_password > secrets/worker_database_url
[ -s secrets/payload_keys ] || {
  id="k$(date -u +%F)"
  printf '{"current":"%s","keys":{"%s":"%s"}}\n' "$id" "$id" "$(openssl rand -base64 32)" > secrets/payload_keys
}
[ -s secrets/usage_log_key ] || openssl rand -base64 32 > secrets/usage_log_key
touch secrets/oidc_client_secret secrets/smtp_url
# Containers read them as users of their own; the folder keeps everybody else out.
chmod 0700 secrets && chmod 0444 secrets/*
echo 'Now fill secrets/oidc_client_secret and secrets/smtp_url.'
