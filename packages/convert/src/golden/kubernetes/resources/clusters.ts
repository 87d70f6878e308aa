import * as k8s from "@pulumi/kubernetes";

export const namespace = new k8s.core.v1.Namespace("shop", {
  metadata: {
    name: "shop",
    labels: {
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
    },
  },
});

new k8s.networking.v1.NetworkPolicy("shop-network-back", {
  metadata: {
    name: "network-back",
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
    },
  },
  spec: {
    podSelector: { matchLabels: { "io.pulumi-compose.network/back": "true" } },
    policyTypes: ["Ingress"],
    ingress: [{ from: [{ podSelector: { matchLabels: { "io.pulumi-compose.network/back": "true" } } }] }],
  },
});

new k8s.networking.v1.NetworkPolicy("shop-network-front", {
  metadata: {
    name: "network-front",
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
    },
  },
  spec: {
    podSelector: { matchLabels: { "io.pulumi-compose.network/front": "true" } },
    policyTypes: ["Ingress"],
    ingress: [{ from: [{ podSelector: { matchLabels: { "io.pulumi-compose.network/front": "true" } } }] }],
  },
});

new k8s.networking.v1.NetworkPolicy("shop-web-published", {
  metadata: {
    name: "web-published",
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
    },
  },
  spec: {
    podSelector: { matchLabels: { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "shop" } },
    policyTypes: ["Ingress"],
    ingress: [{ ports: [{ port: 80, protocol: "TCP" }] }],
  },
});
