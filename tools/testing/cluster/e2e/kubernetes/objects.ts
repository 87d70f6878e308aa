const IMAGE = "pulumi-compose/busybox:local";

export interface Workload {
  readonly name: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly replicas?: number;
  /** A path that answers once it is ready, on port 8000. */
  readonly ready?: string;
}

function container({ command, ready }: Workload): object {
  return {
    name: "main",
    image: IMAGE,
    ...(command && { command }),
    ...(ready && { readinessProbe: { httpGet: { path: ready, port: 8000 }, periodSeconds: 1 } }),
  };
}

export function deployment(workload: Workload): object {
  const { name, annotations = {}, replicas = 1 } = workload;
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name }, annotations }, spec: { containers: [container(workload)] } },
    },
  };
}

export function job(workload: Workload): object {
  const { name, annotations = {} } = workload;
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name },
    spec: {
      backoffLimit: 0,
      template: {
        metadata: { labels: { app: name }, annotations },
        spec: { restartPolicy: "Never", containers: [container(workload)] },
      },
    },
  };
}

export function service(name: string, nodePort?: number): object {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name },
    spec: {
      selector: { app: name },
      ports: [{ port: 80, targetPort: 8000, ...(nodePort && { nodePort }) }],
      ...(nodePort && { type: "NodePort" }),
    },
  };
}
