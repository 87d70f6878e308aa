const replicas = 3;

/** Services in groups of ten, in each of which everyone waits for the health of the one before. */
const GROUP = 10;

/** As many services of three replicas each, ready a second after their start. */
export function services(count) {
  const entries = Array.from({ length: count }, (_, position) => {
    const service = {
      image: "busybox:latest",
      annotations: { "sim/ready-after": "1s" },
      healthcheck: { test: ["CMD", "test", "-e", "/ready"], interval: "1s", retries: 30 },
      deploy: { replicas },
      expose: ["80"],
      ...(position % GROUP > 0 && { depends_on: { [`s${position}`]: { condition: "service_healthy" } } }),
    };
    return [`s${position + 1}`, service];
  });
  // JSON is YAML.
  return `${JSON.stringify({ services: Object.fromEntries(entries) }, undefined, 2)}\n`;
}

export const program = `
const { ComposeProject } = require("pulumi-compose");
new ComposeProject(require("./package.json").name, { file: "compose.yaml", target: "kubernetes" });
`;

/** What somebody would write by hand for the same: Pulumi's own waits are the gates. */
export function byHand(count) {
  return `
const k8s = require("@pulumi/kubernetes");
const name = require("./package.json").name;
const namespace = new k8s.core.v1.Namespace("namespace", { metadata: { name } });
let before;
for (let position = 0; position < ${count}; position += 1) {
  const service = "s" + (position + 1);
  const labels = { "app.kubernetes.io/name": service, "app.kubernetes.io/instance": name };
  const metadata = { name: service, namespace: namespace.metadata.name, labels };
  const probe = { exec: { command: ["test", "-e", "/ready"] }, periodSeconds: 1, failureThreshold: 30 };
  const deployment = new k8s.apps.v1.Deployment(
    service,
    {
      metadata,
      spec: {
        replicas: ${replicas},
        selector: { matchLabels: labels },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        template: {
          metadata: { labels, annotations: { "sim/ready-after": "1s" } },
          spec: {
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            terminationGracePeriodSeconds: 10,
            containers: [
              {
                name: service,
                image: "busybox:latest",
                imagePullPolicy: "IfNotPresent",
                ports: [{ containerPort: 80, protocol: "TCP" }],
                startupProbe: probe,
                readinessProbe: probe,
              },
            ],
          },
        },
      },
    },
    { dependsOn: position % ${GROUP} > 0 ? [before] : [] },
  );
  new k8s.core.v1.Service(service, {
    metadata,
    spec: { type: "ClusterIP", selector: labels, ports: [{ name: "tcp-80", port: 80, targetPort: 80, protocol: "TCP" }] },
  });
  before = deployment;
}
`;
}
