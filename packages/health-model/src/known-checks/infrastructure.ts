import { majorOf } from "./image-facts";
import type { KnownCheck } from "./known-check";
import { bashTcp, direct, httpGet, QUICK, SLOW, shell, wget } from "./timings";

export const INFRASTRUCTURE: readonly KnownCheck[] = [
  {
    name: "MinIO",
    images: ["minio/minio"],
    source: "MinIO documentation, mc ready",
    note: "The image has no curl any more, but the client mc.",
    suggest: () => direct(QUICK, "mc", "ready", "local"),
  },
  {
    name: "etcd",
    images: ["coreos/etcd", "etcd-development/etcd", "bitnami/etcd"],
    source: "etcd documentation, etcdctl endpoint health",
    suggest: () => direct(QUICK, "etcdctl", "endpoint", "health"),
  },
  {
    name: "Consul",
    images: ["consul", "hashicorp/consul"],
    source: "Consul documentation, status API, leader",
    suggest: () => shell(QUICK, "wget -q -O - http://127.0.0.1:8500/v1/status/leader | grep -q : || exit 1"),
  },
  {
    name: "Vault",
    images: ["vault", "hashicorp/vault"],
    source: "Vault documentation, vault status",
    note: "A sealed Vault is not healthy. Set VAULT_ADDR where it does not listen on plain HTTP.",
    suggest: () => shell(QUICK, 'VAULT_ADDR="${VAULT_ADDR:-http://127.0.0.1:8200}" vault status || exit 1'),
  },
  {
    name: "Keycloak",
    images: ["keycloak/keycloak"],
    source: "Keycloak documentation, health checks",
    note: "Needs KC_HEALTH_ENABLED=true; the image has bash but neither curl nor wget.",
    suggest: ({ tag }) =>
      bashTcp(SLOW, (majorOf(tag) ?? 26) >= 25 ? 9000 : 8080, httpGet("/health/ready"), "*' 200 '*"),
  },
  {
    name: "Distribution registry",
    images: ["registry", "distribution/distribution"],
    source: "CNCF Distribution documentation, API version check",
    suggest: () => wget(QUICK, ":5000/v2/"),
  },
  {
    name: "Grafana",
    images: ["grafana/grafana", "grafana/grafana-oss", "grafana/grafana-enterprise"],
    source: "Grafana documentation, health API",
    suggest: () => wget(QUICK, ":3000/api/health"),
  },
  {
    name: "Prometheus",
    images: ["prom/prometheus"],
    source: "Prometheus documentation, management API, readiness",
    suggest: () => wget(QUICK, ":9090/-/ready"),
  },
  {
    name: "Alertmanager",
    images: ["prom/alertmanager"],
    source: "Prometheus Alertmanager documentation, management API",
    suggest: () => wget(QUICK, ":9093/-/ready"),
  },
];
