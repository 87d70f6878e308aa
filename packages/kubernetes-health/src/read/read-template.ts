import { createHash } from "node:crypto";
import { field, list, number, text } from "@pulumi-compose/docker-health/kernel";
import type { DeclaredContainer, ProbeSettings } from "../shared/workload-snapshot";

const MS = 1_000;

/** Reads the containers of a pod's specification, init containers first. */
export function readContainers(podSpec: unknown): readonly DeclaredContainer[] {
  const read = (raw: unknown, isInit: boolean): DeclaredContainer => {
    const startupProbe = readProbe(field(raw, "startupProbe"));
    const readinessProbe = readProbe(field(raw, "readinessProbe"));
    const livenessProbe = readProbe(field(raw, "livenessProbe"));
    return {
      name: text(field(raw, "name")),
      image: text(field(raw, "image")),
      role: isInit ? (field(raw, "restartPolicy") === "Always" ? "sidecar" : "init") : "main",
      ...(startupProbe && { startupProbe }),
      ...(readinessProbe && { readinessProbe }),
      ...(livenessProbe && { livenessProbe }),
    };
  };
  return [
    ...list(field(podSpec, "initContainers")).map((raw) => read(raw, true)),
    ...list(field(podSpec, "containers")).map((raw) => read(raw, false)),
  ];
}

export function readRestartPolicy(podSpec: unknown): "Always" | "OnFailure" | "Never" {
  const policy = field(podSpec, "restartPolicy");
  return policy === "OnFailure" || policy === "Never" ? policy : "Always";
}

/**
 * A template in a form that can be compared and tells nothing: what its controller adds is left out. The API server writes the same
 * template in the same order, whatever it is part of.
 */
export function templateDigest(template: unknown): string {
  const comparable = JSON.stringify(template, (key, value) =>
    key === "creationTimestamp" || key === "pod-template-hash" ? undefined : value,
  );
  return createHash("sha256")
    .update(comparable ?? "")
    .digest("base64");
}

/** The defaults are Kubernetes' own, for what an older API server may leave out. */
function readProbe(raw: unknown): ProbeSettings | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const seconds = (name: string, otherwise: number) => (number(field(raw, name)) || otherwise) * MS;
  return {
    initialDelayMs: seconds("initialDelaySeconds", 0),
    periodMs: seconds("periodSeconds", 10),
    timeoutMs: seconds("timeoutSeconds", 1),
    failureThreshold: number(field(raw, "failureThreshold")) || 3,
    successThreshold: number(field(raw, "successThreshold")) || 1,
    asks: asks(raw),
  };
}

function asks(probe: unknown): string {
  const http = field(probe, "httpGet");
  if (http !== undefined) {
    return `GET ${text(field(http, "scheme")).toLowerCase() || "http"} :${word(field(http, "port"))}${text(field(http, "path"))}`;
  }
  const tcp = field(probe, "tcpSocket");
  if (tcp !== undefined) return `connect :${word(field(tcp, "port"))}`;
  const grpc = field(probe, "grpc");
  if (grpc !== undefined) return `grpc :${word(field(grpc, "port"))}`;
  const command = list(field(probe, "exec", "command")).map(text);
  return command.length > 0 ? `exec ${command.join(" ")}` : "";
}

function word(value: unknown): string {
  return typeof value === "number" ? String(value) : text(value);
}
