import { stringify } from "yaml";
import { type Behaviour, behaviourOf, type Timings } from "./behaviour-of";
import { dockerfileOf } from "./dockerfile-of";
import type { OracleImages } from "./oracle-images";
import type { OracleEdge, OracleProject, OracleService } from "./oracle-project";
import { PLAIN } from "./plain-image";
import { rolesOf } from "./roles-of";
import { CHECK, scriptText } from "./script-text";

/** What a project is written with on one engine. */
export interface Surroundings {
  readonly images: Pick<OracleImages, "whole" | "testOnly" | "timingsOnly">;
  /** The name of an image that nobody has. */
  readonly missing: string;
  /** A port of 127.0.0.1 that somebody has. */
  readonly takenPort: number | undefined;
}

/** A project as files: the compose file, and what it builds from. */
export async function composeFiles(
  project: OracleProject,
  surroundings: Surroundings,
): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  const services: Record<string, object> = {};
  for (const service of project.services) {
    const roles = rolesOf(project, service);
    const behaviour = behaviourOf(service, roles);
    const isBuilt = service.check === "build" && service.refusal !== "image";
    if (isBuilt) files[`${service.name}/Dockerfile`] = dockerfileOf(behaviour.timings, CHECK);
    services[service.name] = {
      ...(isBuilt
        ? { build: `./${service.name}` }
        : {
            image: service.refusal === "image" ? surroundings.missing : await imageOf(service, behaviour, surroundings),
          }),
      command: ["sh", "-c", escaped(scriptText(behaviour, behaviourOf({ script: "good" }, roles)))],
      stop_grace_period: "0s",
      volumes: ["./switch:/switch:ro"],
      ...(service.replicas !== 1 && { scale: service.replicas }),
      ...healthcheck(service, behaviour),
      ...(behaviour.deadlineMs !== undefined && { "x-pulumi-compose": { deadline: seconds(behaviour.deadlineMs) } }),
      ...(service.refusal === "port" && { ports: [`127.0.0.1:${surroundings.takenPort}:80`] }),
      ...namespaces(service, project),
      ...dependencies(service.edges),
    };
  }
  return { ...files, "compose.yaml": stringify({ services }, { lineWidth: 0 }) };
}

async function imageOf(service: OracleService, { timings }: Behaviour, { images }: Surroundings): Promise<string> {
  switch (service.check) {
    case "image":
    case "disabled":
      return images.whole(timings);
    case "timings":
      return images.testOnly();
    case "test":
      return images.timingsOnly(timings);
    default:
      return PLAIN;
  }
}

function healthcheck({ check, refusal }: OracleService, { timings }: Behaviour): object {
  const test = { test: ["CMD-SHELL", escaped(CHECK)] };
  // The image that is refused, and later there, is plain.
  const source = refusal === "image" && check !== "none" && check !== "disabled" ? "file" : check;
  switch (source) {
    case "file":
      return { healthcheck: { ...test, ...written(timings) } };
    case "timings":
      return { healthcheck: written(timings) };
    case "test":
      return { healthcheck: test };
    case "disabled":
      return { healthcheck: { disable: true } };
    default:
      return {};
  }
}

function written({ intervalMs, timeoutMs, retries, startPeriodMs }: Timings): object {
  return {
    interval: seconds(intervalMs),
    timeout: seconds(timeoutMs),
    retries,
    ...(startPeriodMs !== undefined && { start_period: seconds(startPeriodMs) }),
  };
}

function namespaces({ name, edges, network }: OracleService, { services }: OracleProject): object {
  const shared = edges.filter(({ kind }) => kind === "network_mode" || kind === "ipc" || kind === "pid");
  const lendsIpc = services.some((other) => other.edges.some(({ kind, to }) => kind === "ipc" && to === name));
  return {
    ...(!network && { network_mode: "none" }),
    ...(lendsIpc && { ipc: "shareable" }),
    ...Object.fromEntries(shared.map(({ kind, to }) => [kind, `service:${to}`])),
  };
}

function dependencies(edges: readonly OracleEdge[]): object {
  const waits = edges.flatMap((edge) => (edge.kind === "depends_on" ? [edge] : []));
  const links = edges.filter(({ kind }) => kind === "links").map(({ to }) => to);
  return {
    ...(links.length > 0 && { links }),
    ...(waits.length > 0 && {
      depends_on: Object.fromEntries(
        waits.map(({ to, condition, required, restart }) => [
          to,
          { condition, ...(!required && { required }), ...(restart && { restart }) },
        ]),
      ),
    }),
  };
}

const seconds = (ms: number) => `${ms / 1_000}s`;

const escaped = (text: string) => text.replaceAll("$", "$$$$");
