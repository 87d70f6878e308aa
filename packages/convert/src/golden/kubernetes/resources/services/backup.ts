import * as k8s from "@pulumi/kubernetes";
import { namespace } from "../clusters";
import { backupClaim } from "../volumes";

// Every night.
new k8s.batch.v1.CronJob("shop-backup", {
  metadata: {
    name: "backup",
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/name": "backup",
      "app.kubernetes.io/instance": "shop",
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
      "com.docker.compose.service": "backup",
    },
  },
  spec: {
    schedule: "0 3 * * *",
    timeZone: "Europe/Vienna",
    concurrencyPolicy: "Forbid",
    jobTemplate: {
      metadata: {
        labels: {
          "app.kubernetes.io/name": "backup",
          "app.kubernetes.io/instance": "shop",
          "app.kubernetes.io/part-of": "shop",
          "app.kubernetes.io/managed-by": "pulumi-compose",
          "com.docker.compose.project": "shop",
          "com.docker.compose.service": "backup",
        },
      },
      spec: {
        backoffLimit: 0,
        template: {
          metadata: {
            labels: {
              "io.pulumi-compose.network/back": "true",
              "app.kubernetes.io/name": "backup",
              "app.kubernetes.io/instance": "shop",
              "app.kubernetes.io/part-of": "shop",
              "app.kubernetes.io/managed-by": "pulumi-compose",
              "com.docker.compose.project": "shop",
              "com.docker.compose.service": "backup",
            },
          },
          spec: {
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            terminationGracePeriodSeconds: 10,
            restartPolicy: "Never",
            containers: [
              {
                name: "backup",
                image: "postgres:16",
                imagePullPolicy: "IfNotPresent",
                args: ["pg_dump", "-h", "db", "-f", "/backup/shop.sql"],
                volumeMounts: [{ name: "volume-backup", mountPath: "/backup" }],
              },
            ],
            volumes: [{ name: "volume-backup", persistentVolumeClaim: { claimName: backupClaim.metadata.name } }],
          },
        },
      },
    },
  },
});
