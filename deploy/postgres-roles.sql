-- The database roles of Helmi, made or set right by the server's administrator:
--   psql --set owner_password=… --set api_password=… --set worker_password=… --file deploy/postgres-roles.sql
-- What each may do is given by the migration (scripts/migrate.ts, entities/roles.ts). Harmless when they exist.
select format('create role %I', name)
from unnest(array['helmi_owner', 'helmi_api', 'helmi_worker', 'helmi_audit', 'helmi_retention']) as name
where not exists (select from pg_roles where rolname = name) \gexec
alter role helmi_owner login nosuperuser nobypassrls nocreaterole nocreatedb password :'owner_password';
alter role helmi_api login nosuperuser nobypassrls nocreaterole nocreatedb password :'api_password';
alter role helmi_worker login nosuperuser nobypassrls nocreaterole nocreatedb password :'worker_password';
-- Whoever reads the logs, or erases what need not be kept, gets a login that belongs to one of these.
alter role helmi_audit nologin nosuperuser nobypassrls nocreaterole nocreatedb;
alter role helmi_retention nologin nosuperuser nobypassrls nocreaterole nocreatedb;
