import { type HealthStatus, isSecretVariable } from "@pulumi-compose/health-model";
import type {
  ContainerSnapshot,
  ContainerStatus,
  ProbeResult,
  PublishedPort,
  SharedNamespace,
} from "../shared/container-snapshot";
import { field, flag, list, number, strings, text } from "../shared/read";
import { readHealthcheck } from "./read-healthcheck";
import { membershipsOf } from "./read-memberships";

const STATUSES: readonly ContainerStatus[] = [
  "created",
  "running",
  "paused",
  "restarting",
  "removing",
  "exited",
  "dead",
];
const HEALTHS: readonly HealthStatus[] = ["starting", "healthy", "unhealthy"];
const POLICIES = ["always", "unless-stopped", "on-failure"] as const;

/** Reads the answer of `GET /containers/{id}/json`. */
export function readSnapshot(raw: unknown): ContainerSnapshot {
  const config = field(raw, "Config");
  const state = field(raw, "State");
  const healthcheck = readHealthcheck(config);
  const health = readHealth(field(state, "Health"));
  const shell = list(field(config, "Shell")).map(text);
  const policy = text(field(raw, "HostConfig", "RestartPolicy", "Name"));
  const status = text(field(state, "Status"));
  const shares = readShares(field(raw, "HostConfig"));
  const createdAt = text(field(raw, "Created"));
  const aliases = [...new Set(membershipsOf(raw).flatMap((membership) => membership.aliases))];
  const ports = readPorts(field(raw, "NetworkSettings", "Ports"));
  const secrets = readSecrets(field(config, "Env"));
  return {
    id: text(field(raw, "Id")),
    name: text(field(raw, "Name")).replace(/^\//, ""),
    image: text(field(config, "Image")),
    state: {
      // Podman says "stopped", "initialized", "configured" where Docker has no such word.
      status: STATUSES.find((known) => known === status) ?? (status === "stopped" ? "exited" : "created"),
      exitCode: number(field(state, "ExitCode")),
      oomKilled: flag(field(state, "OOMKilled")),
      error: text(field(state, "Error")),
      startedAt: text(field(state, "StartedAt")),
      finishedAt: text(field(state, "FinishedAt")),
      restartCount: number(field(raw, "RestartCount")),
    },
    ...(health && { health }),
    ...(healthcheck && { healthcheck }),
    restartPolicy: {
      name: POLICIES.find((known) => known === policy) ?? "no",
      retries: number(field(raw, "HostConfig", "RestartPolicy", "MaximumRetryCount")),
    },
    shell: shell.length > 0 ? shell : ["/bin/sh", "-c"],
    tty: flag(field(config, "Tty")),
    labels: strings(field(config, "Labels")),
    ...(createdAt !== "" && { createdAt }),
    ...(aliases.length > 0 && { aliases }),
    ...(ports.length > 0 && { ports }),
    ...(secrets.length > 0 && { secrets }),
    ...(shares.length > 0 && { shares }),
  };
}

const MODES = { network: "NetworkMode", ipc: "IpcMode", pid: "PidMode" } as const;

/** `container:<id>` */
function readShares(hostConfig: unknown): SharedNamespace[] {
  return (["network", "ipc", "pid"] as const).flatMap((namespace) => {
    const container = /^container:(.+)$/.exec(text(field(hostConfig, MODES[namespace])))?.[1];
    return container === undefined ? [] : [{ namespace, container }];
  });
}

/** `{"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]}` */
function readPorts(raw: unknown): PublishedPort[] {
  return Object.entries(raw ?? {}).flatMap(([key, bindings]) => {
    const [internal = "", protocol = "tcp"] = key.split("/");
    return list(bindings).map((binding) => ({
      ip: text(field(binding, "HostIp")),
      external: Number(text(field(binding, "HostPort"))),
      internal: Number(internal),
      protocol,
    }));
  });
}

function readSecrets(env: unknown): string[] {
  const values = list(env).flatMap((line) => {
    const [, name = "", value = ""] = /^([^=]+)=(.*)$/s.exec(text(line)) ?? [];
    return isSecretVariable(name, value) ? [value] : [];
  });
  return [...new Set(values)];
}

function readHealth(raw: unknown): ContainerSnapshot["health"] {
  const word = text(field(raw, "Status"));
  const status = HEALTHS.find((known) => known === word);
  if (!status) return undefined;
  return {
    status,
    failingStreak: number(field(raw, "FailingStreak")),
    log: list(field(raw, "Log")).map(readProbe),
  };
}

function readProbe(raw: unknown): ProbeResult {
  const start = text(field(raw, "Start"));
  return {
    start,
    durationMs: Math.max(0, Date.parse(text(field(raw, "End"))) - Date.parse(start)) || 0,
    exitCode: number(field(raw, "ExitCode")),
    output: text(field(raw, "Output")),
    by: "engine",
  };
}
