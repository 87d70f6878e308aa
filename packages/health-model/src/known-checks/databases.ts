import { majorOf } from "./image-facts";
import type { KnownCheck } from "./known-check";
import { curl, DATABASE, direct, SLOW, shell, wget } from "./timings";

export const DATABASES: readonly KnownCheck[] = [
  {
    name: "PostgreSQL",
    images: ["postgres", "postgis/postgis", "timescale/timescaledb", "pgvector/pgvector", "bitnami/postgresql"],
    source: "PostgreSQL documentation, pg_isready",
    note: "Over TCP: while the image initialises a new database, its temporary server listens on the socket only.",
    suggest: () =>
      shell(
        DATABASE,
        'pg_isready -q -h 127.0.0.1 -U "${POSTGRES_USER:-postgres}" -d "${POSTGRES_DB:-${POSTGRES_USER:-postgres}}" || exit 1',
      ),
  },
  {
    name: "MySQL",
    images: ["mysql", "percona", "percona/percona-server", "bitnami/mysql"],
    source: "MySQL Reference Manual, mysqladmin ping",
    note: "Over TCP, which the image's temporary server does not offer. The answer counts even where access is denied, so no password is needed.",
    suggest: () => direct(DATABASE, "mysqladmin", "ping", "-h", "127.0.0.1", "--silent"),
  },
  {
    name: "MariaDB",
    images: ["mariadb"],
    source: "MariaDB documentation, using healthcheck.sh",
    note: "Images older than 10.4.26 do not have healthcheck.sh.",
    suggest: () => direct(DATABASE, "healthcheck.sh", "--connect", "--innodb_initialized"),
  },
  {
    name: "MongoDB",
    images: ["mongo", "bitnami/mongodb"],
    source: "MongoDB manual, ping command",
    suggest: ({ tag }) => {
      const client = (majorOf(tag) ?? 8) < 6 ? "mongo" : "mongosh";
      return direct(DATABASE, client, "--quiet", "--eval", "quit(db.adminCommand('ping').ok ? 0 : 1)");
    },
  },
  {
    name: "Microsoft SQL Server",
    images: ["mssql/server"],
    source: "Microsoft documentation, sqlcmd",
    note: "The password comes from the container's environment and does not show in the list of processes.",
    suggest: () =>
      shell(
        SLOW,
        'SQLCMDPASSWORD="$MSSQL_SA_PASSWORD" /opt/mssql-tools18/bin/sqlcmd -C -S 127.0.0.1 -U sa -b -Q "SELECT 1" -o /dev/null || exit 1',
      ),
  },
  {
    name: "Oracle Database",
    images: ["gvenzl/oracle-free", "gvenzl/oracle-xe"],
    source: "README of the image, healthcheck.sh",
    suggest: () => direct(SLOW, "healthcheck.sh"),
  },
  {
    name: "CockroachDB",
    images: ["cockroachdb/cockroach"],
    source: "CockroachDB documentation, monitoring, /health?ready=1",
    suggest: () => curl(DATABASE, ":8080/health?ready=1"),
  },
  {
    name: "ClickHouse",
    images: ["clickhouse", "clickhouse/clickhouse-server"],
    source: "ClickHouse documentation, HTTP interface, /ping",
    suggest: () => wget(DATABASE, ":8123/ping"),
  },
  {
    name: "Cassandra",
    images: ["cassandra"],
    source: "Apache Cassandra documentation, nodetool statusbinary",
    suggest: () => shell(SLOW, "nodetool statusbinary | grep -qx running || exit 1"),
  },
  {
    name: "Neo4j",
    images: ["neo4j"],
    source: "Neo4j Operations Manual, HTTP port",
    suggest: () => wget(SLOW, ":7474/"),
  },
  {
    name: "CouchDB",
    images: ["couchdb"],
    source: "Apache CouchDB documentation, /_up",
    suggest: () => curl(DATABASE, ":5984/_up"),
  },
  {
    name: "InfluxDB",
    images: ["influxdb"],
    source: "InfluxDB documentation, influx ping",
    note: "For versions 1 and 2.",
    suggest: ({ tag }) => {
      const major = majorOf(tag) ?? 2;
      if (major >= 3) return curl(DATABASE, ":8181/health");
      return major === 2
        ? direct(DATABASE, "influx", "ping")
        : direct(DATABASE, "influx", "-execute", "SHOW DATABASES");
    },
  },
];
