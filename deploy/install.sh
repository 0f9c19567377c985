#!/bin/sh
# Sets up one of three machines of a Một Cửa cluster on Debian 12 or newer. Run it on each, as root, in the checkout.
#
#   deploy/install.sh NODE SITE ADDRESS1 ADDRESS2 ADDRESS3
#   deploy/install.sh 1 dvc.langson.gov.vn 10.0.0.1 10.0.0.2 10.0.0.3
#
# NODE is this machine's number, 1 to 3. Before: copy /etc/motcua/secrets of the first machine to the others, put the
# certificate with its key in /etc/motcua/site.pem, and mount the shared files at /srv/motcua/files on all three.
# Safe to run again: what is there is written anew, secrets and data are kept. Without changing anything:
#
#   ROOT=/tmp/look deploy/install.sh --only-files 1 dvc.langson.gov.vn 10.0.0.1 10.0.0.2 10.0.0.3
set -eu
umask 077

only_files=
if [ "${1:-}" = --only-files ]; then only_files=1; shift; fi
[ $# -eq 5 ] || { sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2; }
node=$1 site=$2 address1=$3 address2=$4 address3=$5
case $node in 1) own=$address1 ;; 2) own=$address2 ;; 3) own=$address3 ;; *) echo "NODE is 1, 2 or 3" >&2; exit 2 ;; esac
here=$(cd "$(dirname "$0")" && pwd)
root=${ROOT:-}
case $address1 in *.*) network=${NETWORK:-${address1%.*}.0/24} ;; *) network=${NETWORK:?set NETWORK, such as fd00::/64} ;; esac
pg_bin=$(ls -d /usr/lib/postgresql/1[5-8]/bin 2>/dev/null | tail -n 1 || true)

say() { printf '%s\n' "$*"; }

packages() {
    # The servers are started below, with our files, not by their packages.
    # A policy of the operator's own is laid aside and comes back.
    policy=/usr/sbin/policy-rc.d
    [ ! -e "$policy" ] || mv "$policy" "$policy.motcua"
    trap 'rm -f "$policy"; [ ! -e "$policy.motcua" ] || mv "$policy.motcua" "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        postgresql-common python3-venv make
    # Debian's package would make a cluster of its own at once; Patroni makes ours.
    mkdir -p /etc/postgresql-common/createcluster.d
    say 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/motcua.conf
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        postgresql patroni python3-etcd python3-psycopg2 etcd-server etcd-client haproxy pgbouncer chrony
    rm -f "$policy"; [ ! -e "$policy.motcua" ] || mv "$policy.motcua" "$policy"
    trap - EXIT
    pg_bin=$(ls -d /usr/lib/postgresql/1[5-8]/bin | tail -n 1)
}

drawn() { head -c 30 /dev/urandom | base64 | tr '+/' '-_'; }

secrets() {
    file=$root/etc/motcua/secrets
    mkdir -p "$root/etc/motcua"
    if [ ! -f "$file" ]; then
        for name in SUPERUSER_PASSWORD REPLICATION_PASSWORD PROGRAM_PASSWORD SECRET_KEY; do
            say "$name=$(drawn)$(drawn)"
        done >"$file"
        say "Drew the secrets in $file: copy it to the other machines before you run this there."
    fi
    . "$file"
}

# servers PORT [CHECK]: HAProxy's line for each of the three.
servers() {
    n=1
    for address in "$address1" "$address2" "$address3"; do
        say "    server node$n $address:$1 check${2:+ port $2}"
        n=$((n + 1))
    done
}

# fill TEMPLATE TARGET OWNER MODE [DATA]: the same templates as the trial cluster's.
fill() {
    target=$root$2
    mkdir -p "$(dirname "$target")"
    servers 5432 8008 >"$scratch/writes"
    servers 8000 >"$scratch/web"
    servers 8001 >"$scratch/live"
    sed -e "/^@WRITES_SERVERS@$/{
r $scratch/writes
d
}" -e "/^@READS_SERVERS@$/{
r $scratch/writes
d
}" -e "/^@WEB_SERVERS@$/{
r $scratch/web
d
}" -e "/^@LIVE_SERVERS@$/{
r $scratch/live
d
}" \
        -e "s|@NAME@|node$node|g" -e "s|@HOST@|$own|g" -e "s|@NETWORK@|$network|g" -e "s|@SITE@|$site|g" \
        -e "s|@REST_PORT@|8008|g" -e "s|@PG_PORT@|5432|g" -e "s|@CLIENT_PORT@|2379|g" -e "s|@PEER_PORT@|2380|g" \
        -e "s|@ETCD_HOSTS@|$address1:2379,$address2:2379,$address3:2379|g" \
        -e "s|@PEERS@|node1=http://$address1:2380,node2=http://$address2:2380,node3=http://$address3:2380|g" \
        -e "s|@DATA@|${5:-/var/lib/postgresql/motcua}|g" -e "s|@PG_BIN@|$pg_bin|g" -e "s|@PGPASS@|/var/lib/postgresql/.motcua-pgpass|g" \
        -e "s|@SOCKETS@|/var/run/postgresql|g" -e "s|@SHARED_BUFFERS@|$buffers|g" -e "s|@MAX_WAL@|8GB|g" \
        -e "s|@WATCHDOG@|automatic|g" -e "s|@POST_BOOTSTRAP@|/etc/motcua/post_bootstrap.sh|g" \
        -e "s|@SUPERUSER_PASSWORD@|$SUPERUSER_PASSWORD|g" -e "s|@REPLICATION_PASSWORD@|$REPLICATION_PASSWORD|g" \
        -e "s|@PROGRAM_PASSWORD@|$PROGRAM_PASSWORD|g" -e "s|@SECRET_KEY@|$SECRET_KEY|g" \
        -e "s|@SOCKET@|/run/haproxy/admin.sock|g" -e "s|@WRITES_PORT@|5433|g" -e "s|@READS_PORT@|5434|g" -e "s|@POOL_PORT@|6432|g" \
        -e "s|@PEOPLE_BIND@|bind :443 ssl crt /etc/motcua/site.pem alpn h2,http/1.1|g" -e "s|@PROTO@|https|g" \
        -e "s|@ERROR_PAGE@|/etc/motcua/error.http|g" -e "s|@USERS@|/etc/pgbouncer/userlist.txt|g" -e "s|@POOL_SIZE@|40|g" \
        "$here/templates/$1" >"$target"
    chmod "$4" "$target"
    [ -n "$only_files" ] || chown "$3" "$target"
}

files() {
    scratch=$(mktemp -d)
    memory_mb=$(($(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo) / 1024))
    buffers=$((memory_mb / 4))MB
    fill etcd.env /etc/default/etcd root:root 644 /var/lib/etcd/motcua
    fill post_bootstrap.sh /etc/motcua/post_bootstrap.sh postgres:postgres 700
    fill patroni.yml /etc/patroni/config.yml postgres:postgres 600
    fill haproxy.cfg /etc/haproxy/haproxy.cfg root:haproxy 640
    fill error.http /etc/motcua/error.http root:haproxy 644
    fill pgbouncer.ini /etc/pgbouncer/pgbouncer.ini postgres:postgres 640
    fill users.txt /etc/pgbouncer/userlist.txt postgres:postgres 640
    fill settings /etc/motcua/settings root:motcua 640
    rm -r "$scratch"
    mkdir -p "$root/etc/systemd/system"
    for unit in "$here"/systemd/*.service "$here"/systemd/*.timer; do cp "$unit" "$root/etc/systemd/system/"; done
    chmod 644 "$root"/etc/systemd/system/motcua-*.service "$root"/etc/systemd/system/motcua-*.timer
}

program() {
    mkdir -p /srv/motcua
    cp -a "$here/.." /srv/motcua/program.new
    rm -rf /srv/motcua/program.old
    if [ -d /srv/motcua/program ]; then mv /srv/motcua/program /srv/motcua/program.old; fi
    mv /srv/motcua/program.new /srv/motcua/program
    rm -rf /srv/motcua/program/.venv /srv/motcua/program/var
    mkdir -p /srv/motcua/files /srv/motcua/var
    chmod 755 /srv/motcua
    chown -R motcua:motcua /srv/motcua/program /srv/motcua/var
    chown motcua:motcua /srv/motcua/files
    (cd /srv/motcua/program && setpriv --reuid=motcua --regid=motcua --clear-groups env HOME=/srv/motcua/var make .venv/run.stamp)
}

# Nothing is waited for: etcd needs a second machine, Patroni needs etcd, the program needs Patroni.
start() {
    systemctl daemon-reload
    systemctl enable haproxy pgbouncer
    systemctl enable --now --no-block chrony etcd patroni
    systemctl reload-or-restart --no-block haproxy pgbouncer
    systemctl enable --now --no-block motcua-prepare motcua-web@1 motcua-worker@1 motcua-live
}

if [ -n "$only_files" ]; then
    pg_bin=${pg_bin:-/usr/lib/postgresql/15/bin}
    secrets
    files
    say "The files of machine $node are in ${root:-/}"
    exit
fi
[ "$(id -u)" -eq 0 ] || { say "run it as root" >&2; exit 2; }
packages
id motcua >/dev/null 2>&1 || useradd --system --no-create-home --home-dir /srv/motcua --shell /usr/sbin/nologin motcua
secrets
files
program
start
say "Machine $node is set up. Ask: patronictl -c /etc/patroni/config.yml list; systemctl status 'motcua-*'"
