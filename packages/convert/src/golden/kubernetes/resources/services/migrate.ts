import * as docker from "@pulumi/docker";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { contextDigest, verbatim } from "pulumi-compose";
import { namespace } from "../clusters";
import { dbPassword } from "../settings";
import { db } from "./db";

export const migrateDigest = contextDigest("../migrate", "Dockerfile");

export const migrateImage = new docker.RemoteImage("shop-migrate", {
  name: `registry.example.com/shop/shop-migrate:${migrateDigest}`,
  keepLocally: true,
  build: { context: "../migrate", dockerfile: "Dockerfile", tags: ["registry.example.com/shop/shop-migrate:latest"] },
  triggers: { context: migrateDigest },
});

export const migratePushed = new docker.RegistryImage("shop-migrate", { name: migrateImage.name, keepRemotely: true });

export const migrate = new k8s.batch.v1.Job(
  "shop-migrate",
  {
    metadata: {
      name: "migrate",
      namespace: namespace.metadata.name,
      labels: {
        "app.kubernetes.io/name": "migrate",
        "app.kubernetes.io/instance": "shop",
        "app.kubernetes.io/part-of": "shop",
        "app.kubernetes.io/managed-by": "pulumi-compose",
        "com.docker.compose.project": "shop",
        "com.docker.compose.service": "migrate",
      },
    },
    spec: {
      backoffLimit: 0,
      template: {
        metadata: {
          labels: {
            "io.pulumi-compose.network/back": "true",
            "app.kubernetes.io/name": "migrate",
            "app.kubernetes.io/instance": "shop",
            "app.kubernetes.io/part-of": "shop",
            "app.kubernetes.io/managed-by": "pulumi-compose",
            "com.docker.compose.project": "shop",
            "com.docker.compose.service": "migrate",
          },
        },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: 10,
          restartPolicy: "Never",
          containers: [
            {
              name: "migrate",
              image: migratePushed.name,
              imagePullPolicy: "IfNotPresent",
              env: [
                {
                  name: "DATABASE_URL",
                  value: verbatim(pulumi.interpolate`postgres://postgres:${dbPassword}@db/shop`),
                },
              ],
            },
          ],
        },
      },
    },
  },
  {
    // The schema before anything else.
    dependsOn: [db],
  },
);
