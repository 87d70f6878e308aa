import { defineMessage } from "@pulumi-compose/parser";
import { serviceMessage } from "./service-message";

/** The messages that more than one target gives. Those of one alone are in its folder. */
export const UNSUPPORTED = defineMessage<{ readonly what: string; readonly why: string }>({
  code: "target/unsupported",
  severity: "warning",
  when: "The file has something that the target cannot express; it is left out. Which attributes these are, the target's page has in a table.",
  remedy: "remove it, or run this service outside the project",
  text: ({ what, why }) => `${what} is left out: ${why}`,
});

export const JOB_NOT_RUN = defineMessage<{ readonly job: string; readonly why: string; readonly hint: string }>({
  code: "target/job-not-run",
  severity: "warning",
  when: "The file has a job. One engine runs it when somebody says so; a swarm has no jobs beside its services.",
  remedy:
    "run it with `pulumi-compose run NAME`; for a swarm, write it as a service with `deploy: { mode: replicated-job }`",
  text: ({ job, why }) => `job "${job}" ${why}`,
  hint: ({ hint }) => hint,
});

export const TRACED_SECRETS = defineMessage<Record<never, never>>({
  code: "target/traced-secrets",
  severity: "warning",
  when: "Pulumi traces (`--otel-traces`), the project has secrets, and `PULUMI_TRACING_NO_PAYLOADS` is not set: plugins that are made with Pulumi's Go SDK put what they are asked for into their spans, secrets in plain.",
  remedy: "set `PULUMI_TRACING_NO_PAYLOADS=true`, or send the traces only where the secrets may be known",
  text: () =>
    "what is traced may hold this project's secrets: the docker plugin puts what it is asked for into its spans",
});

export const UNKNOWN_VALUE = serviceMessage<Record<never, never>>({
  code: "target/unknown-value",
  severity: "error",
  when: "`build.dockerfile_inline` has a variable whose value only Pulumi knows (an Output, or a secret).",
  remedy: "pass it as one of `build.args`, and name it in the Dockerfile by ARG",
  text: () => "a Dockerfile cannot hold a variable whose value is known only while Pulumi runs",
});

export const UNSET_VARIABLE = serviceMessage<{
  readonly variable: string;
  readonly kind: "config" | "secret";
  readonly name: string | undefined;
}>({
  code: "target/unset-variable",
  severity: "error",
  when: "A config or secret takes its content from a variable (`environment`) that is not set.",
  remedy: "set it, if only to an empty text, in the environment or in `.env`",
  text: ({ variable, kind, name }) => `environment variable "${variable}" required by ${kind} "${name}" is not set`,
});

export const UNREADABLE_FILE = serviceMessage<{ readonly what: string; readonly path?: string | undefined }>({
  code: "target/unreadable-file",
  severity: "error",
  when: "The file of a config or secret, or a seccomp profile, cannot be read, or the config or secret has no content at all.",
  remedy: "create it, or give the content another way (`content`, `environment`)",
  text: ({ what, path }) => (path === undefined ? `${what} has no content` : `${what} cannot be read: ${path}`),
});

export const REMOTE_CONTEXT = serviceMessage<{ readonly context: string }>({
  code: "target/remote-context",
  severity: "error",
  when: "A build's context is a git repository or a URL.",
  remedy: "clone it beside the compose file and name the folder, or name a ready `image`",
  text: ({ context }) => `the plugin builds from local folders only, and the context is ${context}`,
});

export const UNREADABLE_CONTEXT = serviceMessage<{
  readonly context: string;
  readonly dockerfile?: string | undefined;
}>({
  code: "target/unreadable-context",
  severity: "error",
  when: "A build's context or its Dockerfile cannot be read. In a preview this is a warning.",
  remedy: "create it, or correct the path",
  text: ({ context, dockerfile }) =>
    `the build context ${context}${dockerfile === undefined ? "" : ` with the Dockerfile ${dockerfile}`} cannot be read`,
});

export const UNKEPT_DATA = serviceMessage<{
  readonly repository: string;
  readonly paths: readonly string[];
  readonly service: string;
}>({
  code: "target/unkept-data",
  severity: "warning",
  when: "A database has its data in no volume of the file, where nothing carries it over: on a swarm, in a project that is taken over, or where its version is not known.",
  remedy: "give it a named volume, or a `tmpfs` if nothing is to be kept",
  text: ({ repository, paths }) =>
    `${repository} keeps its data in ${paths.join(" or ")}, where the file has no volume: the data is gone when an edit replaces the container`,
  hint: ({ service, paths }) =>
    `give it a named volume: \`volumes: ["${service}-data:${paths[0]}"]\`, or a \`tmpfs\` if nothing is to be kept`,
});

export const PORT_TAKEN = serviceMessage<{
  readonly port: string;
  /** Who has it: each of the service's replicas, another of its ports, or another service. */
  readonly holder: { readonly kind: "replicas" | "itself" } | { readonly kind: "other"; readonly service: string };
}>({
  code: "target/port-taken",
  severity: "error",
  when: "Two containers are to publish the same port: an engine gives it to the first and refuses the other. On one engine this is a warning, since they may not run at the same time; on a swarm, an error.",
  remedy: "publish another port, or none and let the engine choose",
  text: ({ port, holder }) => {
    if (holder.kind === "replicas")
      return `each of its replicas is to publish port ${port}, which only one of them can have`;
    return `port ${port} is already published by ${holder.kind === "other" ? `service "${holder.service}"` : "another of its ports"}`;
  },
  hint: ({ holder }) =>
    holder.kind === "replicas"
      ? "publish a range with a port for each replica, or none and let the engine choose"
      : "publish another port, or none and let the engine choose",
});

export const PORT_RANGE = serviceMessage<
  { readonly published: string } & (
    | { readonly problem: "fewer than replicas"; readonly replicas: number }
    | { readonly problem: "first is taken" | "not on a swarm" }
  )
>({
  code: "target/port-range",
  severity: "error",
  when: "A published range (`8000-8010:80`) has fewer ports than the service has replicas, or is on a swarm, which publishes one port for one. With one replica on one engine it is a warning: the first port is used, free or not.",
  remedy: "publish one port, as many ports as there are replicas, or none and let the engine choose",
  text: (params) => {
    switch (params.problem) {
      case "fewer than replicas":
        return `the published range ${params.published} has fewer ports than the service has replicas (${params.replicas})`;
      case "first is taken":
        return `of the published range ${params.published} the first port is used, free or not`;
      case "not on a swarm":
        return `a published range (${params.published}) for one container port cannot be expressed`;
    }
  },
  hint: ({ problem }) => {
    switch (problem) {
      case "fewer than replicas":
        return "publish as many ports as there are replicas, or none and let the engine choose";
      case "first is taken":
        return "publish the one port that is meant";
      case "not on a swarm":
        return "publish one port, or none and let the swarm choose";
    }
  },
});

export const ROUNDED = serviceMessage<{ readonly attribute: string; readonly to: string }>({
  code: "target/rounded",
  severity: "warning",
  when: "A number has more digits than the plugin keeps: a size that is not a whole number of MiB, a ratio with more than one digit.",
  remedy: "write the rounded value, so that the file says what runs",
  text: ({ attribute, to }) => `\`${attribute}\` is rounded ${to}`,
});

export const IPV4_STAYS = defineMessage<{ readonly network: string; readonly why: string }>({
  code: "target/ipv4-stays",
  severity: "warning",
  when: "A network has `enable_ipv4: false`, and has IPv4 all the same: before Docker Engine 28.0 (seen by `up` and `preview`, which ask the engine), and on a swarm.",
  remedy: "update the engine, or leave `enable_ipv4` out",
  text: ({ network, why }) => `network "${network}": \`enable_ipv4: false\` is left out: ${why}`,
});

export const TOO_LARGE = serviceMessage<{
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
  readonly who: string;
}>({
  code: "target/too-large",
  severity: "error",
  when: "A config or secret is larger than a swarm or a cluster takes.",
  remedy: "put it into the image, or into a volume",
  text: ({ what, bytes, most, who }) => `${what} has ${bytes} bytes, and ${who} takes at most ${most}`,
});

export const NEVER_ENDS = serviceMessage<Record<never, never>>({
  code: "target/never-ends",
  severity: "warning",
  when: "Others wait for a service to complete, and its restart policy starts it again whenever it ends.",
  remedy: "set `deploy.restart_policy.condition` to `none` or `on-failure`",
  text: () => "it is supposed to end, and is started again whenever it does",
});

export const BAD_SINGLE_WRITER = serviceMessage<{ readonly written: string }>({
  code: "target/bad-single-writer",
  severity: "error",
  when: "The `singleWriter` under `x-pulumi-compose` of a service is neither true nor false.",
  remedy:
    "write `true` where two containers must not write to the service's volumes at a time, or `false` where they may",
  text: ({ written }) => `its singleWriter is neither true nor false: ${written}`,
});

export const BAD_DRAIN = serviceMessage<{ readonly written: string }>({
  code: "target/bad-drain",
  severity: "error",
  when: "The `drain` under `x-pulumi-compose` of a service, the time from when nobody finds an old container any more until it is told to stop, is not a duration.",
  remedy: "write a duration such as `5s`, or `0s`",
  text: ({ written }) => `its drain is not a duration: ${written}`,
});
