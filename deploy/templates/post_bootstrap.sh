#!/bin/sh
# Patroni runs this once, when the cluster is new; $1 leads to it as superuser. The program's role owns its
# database and nothing else: it cannot make roles or databases, read files of the server, or replicate.
set -eu
export PGPASSWORD='@SUPERUSER_PASSWORD@'
exec @PG_BIN@/psql -X -v ON_ERROR_STOP=1 "$1" <<'SQL'
CREATE ROLE motcua LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '@PROGRAM_PASSWORD@';
CREATE DATABASE motcua OWNER motcua;
SQL
