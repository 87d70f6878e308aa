/** What a key of `x-pulumi-compose` takes. */
export type ExtensionValue =
  | "duration"
  | "duration of more than nothing"
  | "on_unhealthy"
  | "hooks"
  | "boolean"
  | "relay";

/** Whose extension may have a key. */
export type ExtensionLevel = "project" | "service" | "volume";

/** What is known of one key of `x-pulumi-compose`. */
export interface ExtensionKeyDoc {
  readonly levels: readonly ExtensionLevel[];
  readonly takes: ExtensionValue;
  /** In one or two sentences, for editors. */
  readonly doc: string;
  /** The page in `docs/`, with the heading. */
  readonly page: string;
}

const PAGE = "32-kubernetes.md";

/** Every key that a compose file may have under `x-pulumi-compose`, wherever it runs. The code reads no other but {@link KUBERNETES_KEYS}, and the schema is made of it. */
export const EXTENSION_KEYS = {
  deadline: {
    levels: ["project", "service"],
    takes: "duration of more than nothing",
    doc: "How long a gate waits for the service, or for every service of the project, from when its container runs. Without it, what follows from the healthcheck; 10 minutes for a service that is to complete.",
    page: "03-gates.md#how-long",
  },
  on_unhealthy: {
    levels: ["project", "service"],
    takes: "on_unhealthy",
    doc: "What a gate does once the healthcheck says unhealthy: fail at once (the default), or keep waiting until the deadline, as the service may heal.",
    page: "03-gates.md#keep-waiting",
  },
  post_healthy: {
    levels: ["service"],
    takes: "hooks",
    doc: "Commands that run in each container once it is healthy, in the shape of `post_start`. Whoever waits for the service to be healthy waits for them, too.",
    page: "03-gates.md#once-it-is-healthy",
  },
  start: {
    levels: ["service"],
    takes: "duration of more than nothing",
    doc: "How long the service may take to start. `pulumi-compose advise` says when its healthcheck gives up before.",
    page: "15-health-model.md#advice",
  },
  drain: {
    levels: ["service"],
    takes: "duration",
    doc: "With `order: start-first`, the time from when an old container is found no more by the service's name until it gets its stop signal (default: 2s).",
    page: "26-updates.md#who-asks-and-how",
  },
  singleWriter: {
    levels: ["service"],
    takes: "boolean",
    doc: "Whether only one container at a time may write to the service's volumes: then the old one goes first, whatever `order` says. Known for images that keep data.",
    page: "26-updates.md#what-is-in-the-way",
  },
  relay: {
    levels: ["service"],
    takes: "relay",
    doc: "A container of HAProxy's before the service, which holds its published TCP ports, so that its own containers can be replaced one beside the other.",
    page: "26-updates.md#a-relay",
  },
} as const satisfies Readonly<Record<string, ExtensionKeyDoc>>;

export type ExtensionKey = keyof typeof EXTENSION_KEYS;

/** Keys that the mapping to a cluster reads, and judges. */
export const KUBERNETES_KEYS: Readonly<Record<string, Omit<ExtensionKeyDoc, "takes">>> = {
  namespace: {
    levels: ["project"],
    doc: "On a cluster, the namespace: its name, or `{ name, external: true }` of one that is there.",
    page: PAGE,
  },
  pull_secret: {
    levels: ["project"],
    doc: "On a cluster, the secret with which nodes fetch images.",
    page: PAGE,
  },
  registry: {
    levels: ["project"],
    doc: "Where built images go, for a cluster to fetch them: `ghcr.io/me`.",
    page: PAGE,
  },
  publish: {
    levels: ["project", "service"],
    doc: "How published ports come out of a cluster: LoadBalancer (the default), NodePort or none.",
    page: PAGE,
  },
  liveness: {
    levels: ["service"],
    doc: "Whether a check that fails makes Kubernetes start the container again. On a Docker engine it does not.",
    page: PAGE,
  },
  ingress: {
    levels: ["service"],
    doc: "On a cluster, the ingresses that lead to the service: a host, or `{ host, path, port, class, tls_secret }`, or a list of these.",
    page: PAGE,
  },
  size: { levels: ["volume"], doc: "On a cluster, how much the volume is to hold: `10Gi`.", page: PAGE },
  storage_class: { levels: ["volume"], doc: "On a cluster, the volume's storage class.", page: PAGE },
  access_mode: {
    levels: ["volume"],
    doc: "On a cluster, who may mount the volume: ReadWriteOnce, ReadWriteMany, …",
    page: PAGE,
  },
};
