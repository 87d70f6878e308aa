import type { KnownCheck } from "./known-check";
import { bashTcp, curl, httpGet, QUICK, SLOW, shell } from "./timings";

export const SEARCH: readonly KnownCheck[] = [
  {
    name: "Elasticsearch",
    images: ["elasticsearch", "elasticsearch/elasticsearch"],
    source: "Elasticsearch documentation, cluster health, and its example for Docker Compose",
    note: "With security on, being asked for credentials is the sign of life: no password in the probe.",
    suggest: ({ env }) =>
      env["xpack.security.enabled"] === "false"
        ? curl(SLOW, ":9200/_cluster/health?wait_for_status=yellow&timeout=5s")
        : shell(SLOW, "curl -sk https://127.0.0.1:9200 | grep -q 'missing authentication credentials' || exit 1"),
  },
  {
    name: "OpenSearch",
    images: ["opensearchproject/opensearch"],
    source: "OpenSearch documentation, cluster health",
    note: "With the security plugin on, any answer of the HTTP layer, 401 included, is the sign of life.",
    suggest: ({ env }) =>
      env.DISABLE_SECURITY_PLUGIN === "true" || env["plugins.security.disabled"] === "true"
        ? curl(SLOW, ":9200/_cluster/health?wait_for_status=yellow&timeout=5s")
        : shell(SLOW, "curl -sk -o /dev/null -w '%{http_code}' https://127.0.0.1:9200 | grep -qE '200|401' || exit 1"),
  },
  {
    name: "Meilisearch",
    images: ["getmeili/meilisearch"],
    source: "Meilisearch documentation, /health",
    suggest: () => curl(QUICK, ":7700/health"),
  },
  {
    name: "Qdrant",
    images: ["qdrant/qdrant"],
    source: "Qdrant documentation, monitoring, /readyz",
    note: "The image has bash but neither curl nor wget.",
    suggest: () => bashTcp(QUICK, 6333, httpGet("/readyz"), "*' 200 '*"),
  },
];
