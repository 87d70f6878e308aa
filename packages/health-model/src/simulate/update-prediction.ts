import type { Played } from "./predict-from";
import type { ServiceUpdate, Serving } from "./prediction";
import { isNobody } from "./serving";
import type { SimulatedService } from "./simulated-service";
import type { SimulatedUpdate } from "./simulated-update";
import type { Whether } from "./update-end";

/** What comes of a new version of a service. */
export function updateOf(
  service: SimulatedService,
  update: SimulatedUpdate,
  { plan, end, served }: Pick<Played, "plan" | "end" | "served">,
  begins: boolean,
): ServiceUpdate {
  const { stopFirst } = plan.services[service.name] ?? {};
  const had = (atMs: number | undefined): Whether => {
    if (!begins || atMs === undefined) return "no";
    return end?.hadMade(service, atMs) ?? "yes";
  };
  const serving = begins ? served.get(service.name) : undefined;
  return {
    order: update.order,
    ...(stopFirst && { stopFirst }),
    ...(update.order === "stop-first"
      ? stoppedFirst(service, update.old.numbers.length, had(service.createdMs), begins)
      : besides(update, had)),
    ...(serving && { serving, unserved: unservedOf(serving) }),
  };
}

type Counts = Pick<ServiceUpdate, "replaced" | "left" | "notGood">;

function stoppedFirst(service: SimulatedService, all: number, made: Whether, begins: boolean): Counts {
  if (made === "open") return { replaced: "open", left: "open" };
  // What was stopped, and could not be made anew, is neither.
  const hasGone = begins && service.update?.order === "stop-first" && service.update.old.state === "gone";
  const isMade = made === "yes" && service.standing !== "refused";
  return { replaced: isMade ? all : 0, left: isMade || hasGone ? 0 : all };
}

function besides(
  { replicas, rollout }: Extract<SimulatedUpdate, { order: "start-first" }>,
  had: (atMs: number | undefined) => Whether,
): Counts {
  const done = replicas.map(({ doneMs }) => had(doneMs));
  const bad = replicas.filter(({ standing }) => standing === "failed").length;
  const becomes = rollout.failureAction === "pause" ? "kept" : "removed";
  const notGood = bad > 0 ? { notGood: { containers: bad, becomes } as const } : {};
  if (done.includes("open")) return { replaced: "open", left: "open", ...notGood };
  const replaced = done.filter((one) => one === "yes").length;
  return { replaced, left: replicas.length - replaced, ...notGood };
}

function unservedOf(serving: readonly Serving[]): NonNullable<ServiceUpdate["unserved"]> {
  return serving.flatMap((span, at) => {
    if (!isNobody(span)) return [];
    const toMs = serving[at + 1]?.fromMs;
    return [{ fromMs: span.fromMs, ...(toMs !== undefined && { toMs }) }];
  });
}
