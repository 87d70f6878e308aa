import { defineMessage } from "@pulumi-compose/parser";
import { serviceMessage } from "../common/service-message";

export const SCHEDULED_JOB = defineMessage<{ readonly job: string }>({
  code: "target/scheduled-job",
  severity: "error",
  when: "A job is to run on a schedule, and a Docker Engine has none.",
  remedy:
    "let cron, a systemd timer or your CI run `pulumi-compose run NAME`, with `triggers: { manual: true }` in place of the schedule",
  text: ({ job }) => `job "${job}" is to run on a schedule, which no Docker Engine keeps`,
  hint: ({ job }) =>
    `let cron, a systemd timer or your CI run \`pulumi-compose run ${job}\`, with \`triggers: { manual: true }\` in place of the schedule; or take it to a scheduler (a CronJob of Kubernetes)`,
});

export const READ_ONLY = serviceMessage<{
  readonly kind: "config" | "secret";
  readonly name: string | undefined;
  readonly service: string;
}>({
  code: "target/read-only",
  severity: "error",
  when: "A service with `read_only: true` has a config or secret that is not a file: nothing can be uploaded into its container.",
  remedy: "put it into a file, or leave `read_only` out",
  text: ({ kind, name, service }) =>
    `cannot create ${kind} "${name}" in read-only service ${service}: \`file\` is the sole supported option`,
});

export const SWARM_ONLY = serviceMessage<{ readonly kind: "config" | "secret"; readonly name: string }>({
  code: "target/swarm-only",
  severity: "error",
  when: "A service has a config or secret that is `external`: only a swarm has such ones. docker compose refuses them, too.",
  remedy: "give its content (`file`, `content`, `environment`), or deploy to the swarm: `--target swarm`",
  text: ({ kind, name }) => `the external ${kind} "${name}" is a swarm's, and a single engine has none`,
});

export const VOLUMES_FROM = serviceMessage<{ readonly text: string }>({
  code: "target/volumes-from",
  severity: "error",
  when: "The mode of an entry of `volumes_from` is neither `ro` nor `rw`.",
  remedy: "write `NAME:ro` or `NAME:rw`",
  text: ({ text }) => `\`${text}\`: the mode must be ro or rw`,
});

export const EXTERNAL_NETWORK = defineMessage<{ readonly name: string }>({
  code: "target/external-network",
  severity: "error",
  when: "A service is on a network that is `external`, and the engine has none of that name. Seen by `up` and `preview`, which ask the engine.",
  remedy: "create it (`docker network create NAME`), or leave `external` out",
  text: ({ name }) => `network ${name} is declared as external, and the engine has none of that name`,
  hint: ({ name }) => `\`docker network create ${name}\`, or leave \`external\` out: then it is the project's own`,
});

export const EXTERNAL_VOLUME = defineMessage<{ readonly name: string }>({
  code: "target/external-volume",
  severity: "error",
  when: "A service mounts a volume that is `external`, and the engine has none of that name. Seen by `up` and `preview`, which ask the engine.",
  remedy: "create it (`docker volume create NAME`), or leave `external` out",
  text: ({ name }) => `volume ${name} is declared as external, and the engine has none of that name`,
  hint: ({ name }) => `\`docker volume create ${name}\`, or leave \`external\` out: then it is the project's own`,
});

export const BUILDER_TOO_OLD = serviceMessage<{
  readonly what: string;
  readonly engine: string;
  /** The first engine that knows it. */
  readonly first: string;
}>({
  code: "target/builder-too-old",
  severity: "error",
  when: "A build has what the engine's own BuildKit does not know yet: `additional_contexts`, or in its Dockerfile a here-document, `--link` (23.0), `ADD --checksum`, `ADD --keep-git-dir`, `HEALTHCHECK --start-interval` (25.0), `--exclude` (28.5), `--parents` (29.1). Seen by `up` and `preview`, which ask the engine. A Dockerfile with a `# syntax=` line brings its own frontend, and is not looked at.",
  remedy: "update the engine, or begin the Dockerfile with `# syntax=docker/dockerfile:1` where it can be fetched",
  text: ({ what, engine, first }) => `${what} needs Docker Engine ${first}, and this is ${engine}`,
});

export const STOP_FIRST = serviceMessage<{
  readonly why: string;
  /** What would help. */
  readonly instead: string;
}>({
  code: "target/stop-first",
  severity: "warning",
  when: "A service has `deploy.update_config.order: start-first`, and something about it keeps two of its containers from running side by side: published ports, a name or an address that only one can have, a namespace that is shared, `pre_start` hooks, a volume that only one may write to. So the old container goes before the new one starts. A converted program, too, replaces no container beside another.",
  remedy: "change what is named, or leave `order` out ([updates](26-updates.md))",
  text: ({ why }) => `an update stops its old container first, though \`order\` says start-first: ${why}`,
  hint: ({ instead }) => instead,
});

export const NO_EFFECT = serviceMessage<{ readonly why: string; readonly instead: string }>({
  code: "target/no-effect",
  severity: "info",
  when: "A service has a `drain`, or a relay (`x-pulumi-compose`), and its updates are not `order: start-first`: the old container is stopped before the new one starts, and nobody answers in between.",
  remedy: "write `deploy: { update_config: { order: start-first } }`, or leave it out",
  text: ({ why }) => why,
  hint: ({ instead }) => instead,
});

export const SHORT_DRAIN = serviceMessage<{ readonly written: string }>({
  code: "target/short-drain",
  severity: "warning",
  when: "A service has a relay (`x-pulumi-compose`) and a `drain` of less than a second: the relay asks twice a second who is there, so it may still pass connections on to a container that is told to stop.",
  remedy: "write `drain: 1s` or more, or leave it out",
  text: ({ written }) =>
    `with a drain of ${written} its relay, which asks twice a second who is there, may pass connections on to a container that is stopping`,
});

export const BAD_RELAY = serviceMessage<{ readonly written: string }>({
  code: "target/bad-relay",
  severity: "error",
  when: "The `relay` under `x-pulumi-compose` of a service is neither true, false nor an image of HAProxy's.",
  remedy: "write `relay: true`, or `relay: { image: NAME }`",
  text: ({ written }) => `its relay is neither true, false nor \`{ image: NAME }\`: ${written}`,
});

export const NO_RELAY = serviceMessage<{ readonly why: string; readonly instead: string }>({
  code: "target/no-relay",
  severity: "warning",
  when: "A service asks for a relay (`x-pulumi-compose: { relay: true }`) that cannot hold its ports: one of them is not TCP, it has a `network_mode`, or it publishes none. So it keeps its ports itself.",
  remedy: "change what is named, or leave `relay` out ([updates](26-updates.md#a-relay))",
  text: ({ why }) => `it gets no relay: ${why}`,
  hint: ({ instead }) => instead,
});

export const RELAY_NAME_TAKEN = serviceMessage<{ readonly name: string }>({
  code: "target/relay-name-taken",
  severity: "error",
  when: "A service asks for a relay, which is a service `NAME-relay`, and the file has one of that name.",
  remedy: "give one of the two another name",
  text: ({ name }) => `its relay would be called "${name}", as another service of the file is`,
  hint: ({ name }) => `give "${name}" another name, or leave \`relay\` out`,
});
