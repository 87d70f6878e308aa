import * as k8s from "@pulumi/kubernetes";
import { namespace } from "../clusters";
import { licenseSecret, routesConfig } from "../contents";
import { db } from "./db";
import { migrate } from "./migrate";

new k8s.core.v1.Service("shop-web", {
  metadata: {
    name: "web",
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/name": "web",
      "app.kubernetes.io/instance": "shop",
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
      "com.docker.compose.service": "web",
    },
    annotations: { "pulumi.com/skipAwait": "true" },
  },
  spec: {
    type: "ClusterIP",
    selector: { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "shop" },
    ports: [{ name: "tcp-80", port: 80, targetPort: 80, protocol: "TCP" }],
  },
});

new k8s.networking.v1.Ingress("shop-web", {
  metadata: {
    name: "web",
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/name": "web",
      "app.kubernetes.io/instance": "shop",
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
      "com.docker.compose.service": "web",
    },
    annotations: { "pulumi.com/skipAwait": "true" },
  },
  spec: {
    rules: [
      {
        host: "shop.example.com",
        http: {
          paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "web", port: { number: 80 } } } }],
        },
      },
    ],
  },
});

export const web = new k8s.apps.v1.Deployment(
  "shop-web",
  {
    metadata: {
      name: "web",
      namespace: namespace.metadata.name,
      labels: {
        "app.kubernetes.io/name": "web",
        "app.kubernetes.io/instance": "shop",
        "app.kubernetes.io/part-of": "shop",
        "app.kubernetes.io/managed-by": "pulumi-compose",
        "com.docker.compose.project": "shop",
        "com.docker.compose.service": "web",
      },
    },
    spec: {
      replicas: 2,
      selector: { matchLabels: { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "shop" } },
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      progressDeadlineSeconds: 600,
      template: {
        metadata: {
          labels: {
            "io.pulumi-compose.network/front": "true",
            "io.pulumi-compose.network/back": "true",
            "app.kubernetes.io/name": "web",
            "app.kubernetes.io/instance": "shop",
            "app.kubernetes.io/part-of": "shop",
            "app.kubernetes.io/managed-by": "pulumi-compose",
            "com.docker.compose.project": "shop",
            "com.docker.compose.service": "web",
          },
        },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: 10,
          containers: [
            {
              name: "web",
              image: "nginx:1.29",
              imagePullPolicy: "IfNotPresent",
              ports: [{ containerPort: 80, protocol: "TCP" }],
              resources: { limits: { memory: "64Mi" } },
              volumeMounts: [
                { name: "tmpfs-0", mountPath: "/tmp" },
                { name: "config-routes", mountPath: "/etc/nginx/routes.json", subPath: "routes", readOnly: true },
                { name: "secret-license", mountPath: "/run/secrets/license", subPath: "license", readOnly: true },
              ],
              securityContext: { runAsUser: 101, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
              startupProbe: {
                httpGet: { path: "/", port: 80, httpHeaders: [{ name: "Host", value: "localhost" }] },
                periodSeconds: 5,
                timeoutSeconds: 30,
                failureThreshold: 8,
              },
              readinessProbe: {
                httpGet: { path: "/", port: 80, httpHeaders: [{ name: "Host", value: "localhost" }] },
                periodSeconds: 5,
                timeoutSeconds: 30,
                failureThreshold: 3,
              },
            },
          ],
          volumes: [
            { name: "tmpfs-0", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
            {
              name: "config-routes",
              configMap: { name: routesConfig.metadata.name, items: [{ key: "routes", path: "routes", mode: 0o444 }] },
            },
            {
              name: "secret-license",
              secret: {
                secretName: licenseSecret.metadata.name,
                items: [{ key: "license", path: "license", mode: 0o444 }],
              },
            },
          ],
        },
      },
    },
  },
  { dependsOn: [db, migrate] },
);

new k8s.core.v1.Service(
  "shop-web-published",
  {
    metadata: {
      name: "web-published",
      namespace: namespace.metadata.name,
      labels: {
        "app.kubernetes.io/name": "web",
        "app.kubernetes.io/instance": "shop",
        "app.kubernetes.io/part-of": "shop",
        "app.kubernetes.io/managed-by": "pulumi-compose",
        "com.docker.compose.project": "shop",
        "com.docker.compose.service": "web",
      },
    },
    spec: {
      type: "LoadBalancer",
      selector: { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "shop" },
      ports: [{ name: "tcp-8080", port: 8080, targetPort: 80, protocol: "TCP" }],
    },
  },
  { dependsOn: [web] },
);
