import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { contentName } from "pulumi-compose";
import { namespace } from "./clusters";
import { composeDir, licenseKey } from "./settings";

export const routesContent = readFileSync(resolve(composeDir, "routes.json"));

export const routesConfig = new k8s.core.v1.ConfigMap(contentName("configMap", "shop-routes", routesContent), {
  metadata: {
    name: contentName("configMap", "routes", routesContent),
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
    },
  },
  immutable: true,
  data: { routes: routesContent.toString("utf8") },
});

export const licenseContent = pulumi.output(licenseKey);

export const licenseSecret = new k8s.core.v1.Secret("shop-license", {
  metadata: {
    name: pulumi.unsecret(
      licenseContent.apply((text) => contentName("kubernetesSecret", "license", Buffer.from(text))),
    ),
    namespace: namespace.metadata.name,
    labels: {
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
    },
  },
  type: "Opaque",
  immutable: true,
  data: { license: pulumi.secret(licenseContent.apply((text) => Buffer.from(text).toString("base64"))) },
});
