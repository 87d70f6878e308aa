import * as k8s from "@pulumi/kubernetes";
import { verbatim } from "pulumi-compose";
import { namespace } from "../clusters";
import { dbPassword, postgresVersion } from "../settings";
import { dataClaim } from "../volumes";

new k8s.core.v1.Service("shop-db", {
  metadata: {
    name: "db",
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/name": "db",
      "app.kubernetes.io/instance": "shop",
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
      "com.docker.compose.service": "db",
    },
    annotations: { "pulumi.com/skipAwait": "true" },
  },
  spec: {
    type: "ClusterIP",
    selector: { "app.kubernetes.io/name": "db", "app.kubernetes.io/instance": "shop" },
    ports: [{ name: "tcp-5432", port: 5432, targetPort: 5432, protocol: "TCP" }],
  },
});

// Keeps the orders.
export const db = new k8s.apps.v1.StatefulSet("shop-db", {
  metadata: {
    name: "db",
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/name": "db",
      "app.kubernetes.io/instance": "shop",
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
      "com.docker.compose.service": "db",
    },
  },
  spec: {
    replicas: 1,
    serviceName: "db",
    podManagementPolicy: "Parallel",
    selector: { matchLabels: { "app.kubernetes.io/name": "db", "app.kubernetes.io/instance": "shop" } },
    template: {
      metadata: {
        labels: {
          "io.pulumi-compose.network/back": "true",
          "app.kubernetes.io/name": "db",
          "app.kubernetes.io/instance": "shop",
          "app.kubernetes.io/part-of": "shop",
          "app.kubernetes.io/managed-by": "pulumi-compose",
          "com.docker.compose.project": "shop",
          "com.docker.compose.service": "db",
        },
      },
      spec: {
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        terminationGracePeriodSeconds: 60,
        containers: [
          {
            name: "db",
            image: `postgres:${postgresVersion}`,
            imagePullPolicy: "IfNotPresent",
            env: [
              { name: "POSTGRES_DB", value: "shop" },
              { name: "POSTGRES_PASSWORD", value: verbatim(dbPassword) },
            ],
            ports: [{ containerPort: 5432, protocol: "TCP" }],
            volumeMounts: [{ name: "volume-data", mountPath: "/var/lib/postgresql/data" }],
            startupProbe: {
              exec: { command: ["/bin/sh", "-c", "pg_isready -U postgres"] },
              periodSeconds: 2,
              timeoutSeconds: 2,
              failureThreshold: 11,
            },
            readinessProbe: {
              exec: { command: ["/bin/sh", "-c", "pg_isready -U postgres"] },
              periodSeconds: 2,
              timeoutSeconds: 2,
              failureThreshold: 10,
            },
          },
        ],
        volumes: [{ name: "volume-data", persistentVolumeClaim: { claimName: dataClaim.metadata.name } }],
      },
    },
  },
});
