import { imageName } from "@pulumi-compose/health-model";
import { dataFolder } from "./data-folders";

/** Images whose data one process writes, beside those of which the folder is known. */
const OTHERS: ReadonlySet<string> = new Set([
  "timescale/timescaledb",
  "percona/percona-server",
  "mssql/server",
  "gvenzl/oracle-free",
  "gvenzl/oracle-xe",
  "cockroachdb/cockroach",
  "clickhouse",
  "redis/redis-stack",
  "redis/redis-stack-server",
  "eqalpha/keydb",
  "apache/kafka",
  "confluentinc/cp-kafka",
  "confluentinc/confluent-local",
  "zookeeper",
  "nats",
  "eclipse-mosquitto",
  "elasticsearch",
  "elasticsearch/elasticsearch",
  "opensearchproject/opensearch",
  "getmeili/meilisearch",
  "qdrant/qdrant",
  "minio/minio",
  "coreos/etcd",
  "etcd-development/etcd",
  "consul",
  "hashicorp/consul",
  "vault",
  "hashicorp/vault",
  "grafana/grafana",
  "grafana/grafana-oss",
  "grafana/grafana-enterprise",
  "prom/alertmanager",
  ...["postgresql", "mysql", "mariadb", "mongodb", "redis", "valkey", "rabbitmq", "kafka", "etcd"].map(
    (name) => `bitnami/${name}`,
  ),
]);

/** An image known to keep data that one process writes; undefined: nothing is known of it. */
export function singleWriter(
  image: string,
): { readonly repository: string; readonly paths: readonly string[] } | undefined {
  const folder = dataFolder(image);
  if (folder) return folder;
  const { repository } = imageName(image);
  return OTHERS.has(repository) ? { repository, paths: [] } : undefined;
}
