import * as k8s from "@pulumi/kubernetes";
import { namespace } from "./clusters";

export const dataClaim = new k8s.core.v1.PersistentVolumeClaim("shop-data", {
  metadata: {
    name: "data",
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
      "com.docker.compose.volume": "data",
    },
    annotations: { "pulumi.com/skipAwait": "true" },
  },
  spec: { accessModes: ["ReadWriteOnce"], storageClassName: "fast", resources: { requests: { storage: "5Gi" } } },
});

export const backupClaim = new k8s.core.v1.PersistentVolumeClaim("shop-backup", {
  metadata: {
    name: "backup",
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
      "com.docker.compose.volume": "backup",
    },
    annotations: { "pulumi.com/skipAwait": "true" },
  },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "20Gi" } } },
});
