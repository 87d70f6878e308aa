import type { ProjectContainer, ProjectParts } from "@pulumi-compose/docker-health";
import { behindItsBack, isDone } from "../../resources/on-engine";
import { resourceTypes } from "../../resources/resource-types";
import type { ExpectedResource, Seen } from "../../targets/command-target";
import type { KnownGate } from "../events/translator";
import type { UpRecord } from "./record";

/** What a look at the engine comes to: the gates that are passed as it is, or why only Pulumi can tell. */
export type Verdict = { readonly passed: readonly KnownGate[] } | { readonly why: string };

/** What an `up` left, as far as it is held against a look. */
type Kept = Pick<UpRecord, "expected" | "engine" | "marks" | "gates" | "ready">;

/**
 * Holds a look at the engine against what an `up` left there. Nothing is waited for here: whatever is not as an `up` would leave it
 * at once is for the whole way.
 *
 * @param wait whether every service is waited for
 */
export function judge({ expected, engine, marks = {}, gates, ready }: Kept, seen: Seen, wait: boolean): Verdict {
  if (seen.engine !== engine) return { why: `the engine is ${seen.engine}, and was ${engine}` };
  const { resources } = expected;
  const { parts } = seen;
  const asked = wait ? [...gates, ...ready] : gates;
  const containers = resources.filter(({ type }) => type === resourceTypes.container);
  const [odd] = [
    ...seen.odd,
    ...touched(marks, seen.marks ?? {}),
    ...behindItsBack(resources, parts),
    ...containers.flatMap((container) => unsettled(container, parts)),
    ...asked.flatMap((gate) => unmet(gate, containers, parts)),
    ...(wait ? containers.flatMap((container) => endedUnasked(container, parts, gates)) : []),
  ];
  if (odd !== undefined) return { why: odd };
  const services = new Set(resources.map(({ service }) => service));
  return { passed: asked.filter(({ service }) => services.has(service)) };
}

/** In words that somebody has been at something. */
function touched(marks: NonNullable<Seen["marks"]>, now: NonNullable<Seen["marks"]>): readonly string[] {
  return Object.entries(marks).flatMap(([name, mark]) =>
    now[name] === mark ? [] : [`${name} is another than it was`],
  );
}

const STARTED = "service_started";
const HEALTHY = "service_healthy";
const COMPLETED = "service_completed_successfully";

/** In words that a container is neither running well nor done. */
function unsettled(container: ExpectedResource, parts: ProjectParts): readonly string[] {
  const found = of(container, parts);
  if (!found || isDone(container, parts)) return [];
  if (found.state !== "running") return [`container ${container.name} is ${found.state}`];
  return found.health === undefined || found.health === "healthy"
    ? []
    : [`container ${container.name} is ${found.health}`];
}

/** In words that a gate would not open at its first look. */
function unmet(
  { service, condition }: KnownGate,
  containers: readonly ExpectedResource[],
  parts: ProjectParts,
): readonly string[] {
  if (condition === STARTED) return [];
  return containers
    .filter((container) => container.service === service)
    .filter((container) => !meets(condition, container, parts))
    .map(({ name }) => `container ${name} does not meet ${condition}`);
}

/** Between a start and the first verdict after it an engine may still say what was so before. */
const STALE_SECONDS = 2;
/** So long what was started again has to run to be up; what was started once, less. */
const UP_SECONDS = 11;

function meets(condition: string, container: ExpectedResource, parts: ProjectParts): boolean {
  const found = of(container, parts);
  if (!found) return false;
  const { state, exitCode, health, upSeconds = 0 } = found;
  if (condition === COMPLETED) return state === "exited" && exitCode === 0;
  if (state !== "running") return false;
  if (health === "healthy") return upSeconds >= STALE_SECONDS;
  return condition !== HEALTHY && health === undefined && upSeconds >= UP_SECONDS;
}

/** In words that a container has ended whose end nobody waits for: where all are waited for it is started again. */
function endedUnasked(
  container: ExpectedResource,
  parts: ProjectParts,
  gates: readonly KnownGate[],
): readonly string[] {
  const isAsked = gates.some(({ service, condition }) => service === container.service && condition === COMPLETED);
  return isAsked || of(container, parts)?.state === "running" ? [] : [`container ${container.name} has ended`];
}

function of({ id }: ExpectedResource, { containers }: ProjectParts): ProjectContainer | undefined {
  return containers.find((container) => container.id === id);
}
