import { imageName } from "@pulumi-compose/health-model";
import { dataFolder } from "./data-folders";

/** Images whose data one process writes, beside those of which the folder is known: repositories, without registry. */
export const knownStores: readonly string[] = [
  "apache/kafka",
  "bitnami/etcd",
  "bitnami/kafka",
  "bitnami/mariadb",
  "bitnami/mongodb",
  "bitnami/mysql",
  "bitnami/postgresql",
  "bitnami/rabbitmq",
  "bitnami/redis",
  "bitnami/valkey",
  "clickhouse",
  "cockroachdb/cockroach",
  "confluentinc/confluent-local",
  "confluentinc/cp-kafka",
  "consul",
  "coreos/etcd",
  "eclipse-mosquitto",
  "elasticsearch",
  "elasticsearch/elasticsearch",
  "eqalpha/keydb",
  "etcd-development/etcd",
  "getmeili/meilisearch",
  "grafana/grafana",
  "grafana/grafana-enterprise",
  "grafana/grafana-oss",
  "gvenzl/oracle-free",
  "gvenzl/oracle-xe",
  "hashicorp/consul",
  "hashicorp/vault",
  "minio/minio",
  "mssql/server",
  "nats",
  "opensearchproject/opensearch",
  "percona/percona-server",
  "prom/alertmanager",
  "qdrant/qdrant",
  "redis/redis-stack",
  "redis/redis-stack-server",
  "timescale/timescaledb",
  "vault",
  "zookeeper",
];

/** An image known to keep data that one process writes; undefined: nothing is known of it. */
export function singleWriter(
  image: string,
): { readonly repository: string; readonly paths: readonly string[] } | undefined {
  const folder = dataFolder(image);
  if (folder) return folder;
  const { repository } = imageName(image);
  return knownStores.includes(repository) ? { repository, paths: [] } : undefined;
}
