import type { Deployment, PulumiFn, Stack, UpOptions } from "@pulumi/pulumi/automation";
import { connect, type Housekeeping, housekeeping, type ServiceContainer } from "@pulumi-compose/docker-health";
import type { DeploymentTools } from "../deployment";
import { carryVolumes } from "../program/carry-volumes";
import type { InspectedProject } from "../program/inspect-project";
import type { StackState } from "../state/read-once";
import {
  entriesOf,
  isAutonamed,
  isContainer,
  labelsOf,
  nameOf,
  type StateEntry,
  withEntries,
} from "../state/state-entry";
import type { UnmanagedVolumes } from "../state/unmanaged-volumes";
import { awaitBack, goalsOf, type NotGood } from "./await-back";
import { type Differences, differences, isNothing, live } from "./differences";
import { makeRoom } from "./make-room";
import { isImage, isMark, prepareState } from "./prepare-state";
import { rollbackProgram } from "./rollback-program";
import { settleState } from "./settle-state";
import { aliasesOf, shownTo } from "./shown-to";

/** What is put back, and by whom. */
export interface RollBack {
  readonly stack: StackState & Pick<Stack, "up">;
  /** The state before the update. */
  readonly before: Deployment;
  /** When it began, in milliseconds since the epoch. */
  readonly startedAt: number;
  readonly inspected: InspectedProject;
  /** What containers had in volumes without a resource. */
  readonly unmanaged: UnmanagedVolumes;
  readonly how: Pick<UpOptions, "onEvent" | "parallel">;
  /** How it is waited for what is back; `all`: not only for what others wait for. */
  readonly wait: { readonly all: boolean; readonly deadline?: number; readonly probe?: "hybrid" | "engine" };
  readonly cancelled: AbortSignal;
  readonly say: DeploymentTools["say"];
}

/**
 * Puts back what a failed update has changed: a second update, by a program that is made of the state before.
 *
 * @throws whatever Pulumi says; then the state has what there is
 */
export async function rollBack(request: RollBack): Promise<void> {
  const { stack, inspected, say, how } = request;
  const before = entriesOf(request.before);
  const keeper = await housekeeping();
  const exported = await stack.exportStack();
  const containers = await keeper.serviceContainers({ "com.docker.compose.project": inspected.project.name });
  const after = entriesOf(exported);
  const images = await imagesThere(keeper, differences(before, after).changed);
  const { entries, released, given } = prepareState(before, after, { containers, images });
  const found = differences(before, entries);
  if (
    isNothing(found) &&
    given.length === 0 &&
    entries.length === after.length &&
    entries.every((entry, at) => entry === after[at])
  ) {
    say("info", "there is nothing to roll back: this update had changed nothing");
  } else {
    say("info", `rolling back: ${inWords(found, given)}`);
    for (const name of released)
      say(
        "warning",
        `volume ${name} was new with this update: it is kept, but not looked after (\`docker volume rm\` deletes it)`,
      );
    await stack.importStack(withEntries(exported, entries));
    // Only now: a container that the state has is looked for.
    for (const entry of given) await giveUp(entry, containers, keeper);
    await makeRoom(found.changed, [...live(entries).values()].filter(isOther(before)), containers, { keeper, say });
    await stack.up({ ...how, ...unchangedOf(before, found), program: programOf(request, before, found, containers) });
    const now = await stack.exportStack();
    await stack.importStack(withEntries(now, settleState(before, entriesOf(now))));
  }
  await startStopped(before, found, request, keeper);
  const bad = await notGood(request, before, found);
  for (const { name, evidence } of bad) say("warning", `rolled back, but ${name} is not as it was: ${evidence}`);
  if (!(isNothing(found) && given.length === 0) && bad.length === 0)
    say("info", "rolled back: what this update had changed is as it was before");
}

/** It serves nobody: others still find the one that it was to take over from. */
async function giveUp(
  { id }: StateEntry,
  containers: readonly ServiceContainer[],
  keeper: Pick<Housekeeping, "stopContainer" | "removeContainer">,
): Promise<void> {
  const found = containers.find((container) => container.id === id);
  if (!found) return;
  await keeper.stopContainer(found.id, found.stopTimeout);
  await keeper.removeContainer(found.id);
}

function isOther(before: readonly StateEntry[]): (entry: StateEntry) => boolean {
  const old = live(before);
  return ({ urn, id }) => old.get(urn)?.id !== id;
}

/** What Pulumi is to leave as it is; nothing: where all is put back. */
function unchangedOf(before: readonly StateEntry[], { changed }: Differences): Pick<UpOptions, "exclude"> {
  const back = new Set(changed.map(({ urn }) => urn));
  const marks = before.filter(isMark).map(({ urn }) => urn);
  const exclude = [...live(before).keys(), ...marks].filter((urn) => !back.has(urn));
  return exclude.length > 0 ? { exclude } : {};
}

function programOf(
  { unmanaged, inspected, cancelled }: RollBack,
  before: readonly StateEntry[],
  { changed }: Differences,
  containers: readonly ServiceContainer[],
): PulumiFn {
  return rollbackProgram({
    before,
    changed,
    transformations: [carryVolumes(() => unmanaged)],
    inputsOf: (entry) => (isAutonamed(entry) ? shownTo(entry, aliasesOf(entry, containers)) : entry.inputs),
    settled: async (entry, id) => {
      // What comes behind a hook of a service is not to start before that has done its work.
      if (!labelsOf(entry).has("com.docker.compose.hook")) return;
      const bad = await awaitBack(await connect(), entry, id, "service_completed_successfully", { signal: cancelled });
      if (bad) throw new Error(`${bad.name} of ${inspected.project.name}: ${bad.evidence}`);
    },
  });
}

/** Waits for what others wait for, and tells what is not as it was. */
async function notGood(
  { inspected: { start, project }, stack, wait, cancelled }: RollBack,
  before: readonly StateEntry[],
  { changed }: Differences,
): Promise<readonly NotGood[]> {
  const gated = goalsOf(start.gates, Object.keys(project.services), before);
  const goal = (entry: StateEntry) => gated(entry) ?? (wait.all ? "by itself" : undefined);
  const awaited = changed.filter((entry) => isContainer(entry) && goal(entry) !== undefined);
  if (awaited.length === 0) return [];
  const now = live(entriesOf(await stack.exportStack()));
  const engine = await connect();
  try {
    const all = awaited.map((entry) =>
      awaitBack(engine, entry, now.get(entry.urn)?.id ?? "", goal(entry) ?? "by itself", {
        signal: cancelled,
        ...(wait.deadline !== undefined && { deadlineMs: wait.deadline }),
        ...(wait.probe && { probe: wait.probe }),
      }),
    );
    return (await Promise.all(all)).flatMap((one) => one ?? []);
  } finally {
    await engine.close();
  }
}

/** Starts again what the update had only stopped. */
async function startStopped(
  before: readonly StateEntry[],
  { changed }: Differences,
  { startedAt, say }: Pick<RollBack, "startedAt" | "say">,
  keeper: Pick<Housekeeping, "time" | "snapshot" | "startContainer">,
): Promise<void> {
  // By the engine's clock, which tells whole seconds.
  const since = (await keeper.time()) - (Date.now() - startedAt) - 1_000;
  const back = new Set(changed.map(({ urn }) => urn));
  for (const entry of live(before).values()) {
    if (!isContainer(entry) || back.has(entry.urn) || entry.id === undefined || !isToRun(entry)) continue;
    const state = (await keeper.snapshot(entry.id))?.state;
    // What had ended before is none of the update's doing.
    if (state?.status !== "exited" || Date.parse(state.finishedAt) < since) continue;
    await keeper.startContainer(entry.id);
    say("info", `container ${nameOf(entry)}: started again as it was`);
  }
}

function isToRun(entry: StateEntry): boolean {
  const labels = labelsOf(entry);
  const ends = labels.has("io.pulumi-compose.one-shot") || labels.has("com.docker.compose.hook");
  return entry.inputs?.mustRun !== false && !ends;
}

/** Which images of before the engine still has, by their ids in the state. */
async function imagesThere(
  keeper: Pick<Housekeeping, "imageCommand">,
  changed: readonly StateEntry[],
): Promise<ReadonlySet<string>> {
  const there = new Set<string>();
  for (const { id = "" } of changed.filter(isImage)) {
    const [digest] = /^sha256:[0-9a-f]{64}/.exec(id) ?? [];
    if (digest !== undefined && (await keeper.imageCommand(digest)) !== undefined) there.add(id);
  }
  return there;
}

function inWords({ changed, added }: Differences, given: readonly StateEntry[]): string {
  const of = (entries: readonly StateEntry[]) => entries.map(nameOf).reverse().join(", ");
  const parts = [
    ...(changed.length > 0 ? [`${of(changed)} as before`] : []),
    ...(given.length > 0 ? [`the new ${of(given)} away again, the old one goes on`] : []),
    ...(added.length > 0 ? [`${of(added)} away again`] : []),
  ];
  return parts.length > 0 ? parts.join("; ") : "what was left over goes";
}
