import * as k8s from "@pulumi/kubernetes";
import { namespace } from "../clusters";
import { profiles } from "../settings";
import { db } from "./db";

if (profiles.includes("debug")) {
  new k8s.core.v1.Service("shop-debug", {
    metadata: {
      name: "debug",
      namespace: namespace.metadata.name,
      labels: {
        "app.kubernetes.io/name": "debug",
        "app.kubernetes.io/instance": "shop",
        "app.kubernetes.io/part-of": "shop",
        "app.kubernetes.io/managed-by": "pulumi-compose",
        "com.docker.compose.project": "shop",
        "com.docker.compose.service": "debug",
      },
      annotations: { "pulumi.com/skipAwait": "true" },
    },
    spec: {
      type: "ClusterIP",
      clusterIP: "None",
      selector: { "app.kubernetes.io/name": "debug", "app.kubernetes.io/instance": "shop" },
    },
  });
}

if (profiles.includes("debug")) {
  new k8s.apps.v1.Deployment(
    "shop-debug",
    {
      metadata: {
        name: "debug",
        namespace: namespace.metadata.name,
        labels: {
          "app.kubernetes.io/name": "debug",
          "app.kubernetes.io/instance": "shop",
          "app.kubernetes.io/part-of": "shop",
          "app.kubernetes.io/managed-by": "pulumi-compose",
          "com.docker.compose.project": "shop",
          "com.docker.compose.service": "debug",
        },
      },
      spec: {
        replicas: 1,
        selector: { matchLabels: { "app.kubernetes.io/name": "debug", "app.kubernetes.io/instance": "shop" } },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        progressDeadlineSeconds: 600,
        template: {
          metadata: {
            labels: {
              "io.pulumi-compose.network/back": "true",
              "app.kubernetes.io/name": "debug",
              "app.kubernetes.io/instance": "shop",
              "app.kubernetes.io/part-of": "shop",
              "app.kubernetes.io/managed-by": "pulumi-compose",
              "com.docker.compose.project": "shop",
              "com.docker.compose.service": "debug",
            },
          },
          spec: {
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            terminationGracePeriodSeconds: 10,
            containers: [{ name: "debug", image: "busybox:latest", imagePullPolicy: "IfNotPresent" }],
          },
        },
      },
    },
    { dependsOn: [db] },
  );
}
