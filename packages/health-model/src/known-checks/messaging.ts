import type { KnownCheck } from "./known-check";
import { direct, QUICK, SLOW, shell, wget } from "./timings";

const KAFKA_SOURCE = "Apache Kafka documentation, kafka-broker-api-versions";
const KAFKA_NOTE = "9092 must be a listener that the container itself can reach.";

export const MESSAGING: readonly KnownCheck[] = [
  {
    name: "RabbitMQ",
    images: ["rabbitmq", "bitnami/rabbitmq"],
    source: "RabbitMQ documentation, monitoring, health checks",
    suggest: () => direct(SLOW, "rabbitmq-diagnostics", "-q", "check_port_connectivity"),
  },
  {
    name: "Kafka",
    images: ["apache/kafka"],
    source: KAFKA_SOURCE,
    note: KAFKA_NOTE,
    suggest: () =>
      shell(SLOW, "/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server 127.0.0.1:9092 >/dev/null || exit 1"),
  },
  {
    name: "Kafka (Confluent)",
    images: ["confluentinc/cp-kafka", "confluentinc/confluent-local"],
    source: KAFKA_SOURCE,
    note: KAFKA_NOTE,
    suggest: () => shell(SLOW, "kafka-broker-api-versions --bootstrap-server 127.0.0.1:9092 >/dev/null || exit 1"),
  },
  {
    name: "Kafka (Bitnami)",
    images: ["bitnami/kafka"],
    source: KAFKA_SOURCE,
    note: KAFKA_NOTE,
    suggest: () => shell(SLOW, "kafka-broker-api-versions.sh --bootstrap-server 127.0.0.1:9092 >/dev/null || exit 1"),
  },
  {
    name: "ZooKeeper",
    images: ["zookeeper"],
    source: "Apache ZooKeeper documentation, zkServer.sh status",
    suggest: () => shell(SLOW, "zkServer.sh status || exit 1"),
  },
  {
    name: "NATS",
    images: ["nats"],
    source: "NATS documentation, monitoring, /healthz",
    note: "Only in the alpine images, with monitoring on (`-m 8222`): the others have no shell and no tool to probe with.",
    suggest: ({ tag }) => (tag.includes("alpine") ? wget(QUICK, ":8222/healthz") : undefined),
  },
  {
    name: "Mosquitto",
    images: ["eclipse-mosquitto"],
    source: "Eclipse Mosquitto documentation, mosquitto_sub and $SYS topics",
    note: "The listener on 1883 must allow anonymous clients.",
    suggest: () =>
      shell(QUICK, "mosquitto_sub -h 127.0.0.1 -p 1883 -t '$SYS/broker/uptime' -C 1 -W 2 >/dev/null || exit 1"),
  },
];
