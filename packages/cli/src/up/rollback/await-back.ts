import {
  type ContainerGoal,
  type Engine,
  goalOf,
  renderEvidence,
  type WaitOptions,
} from "@pulumi-compose/docker-health";
import { labelsOf, nameOf, type StateEntry, serviceIn } from "../state/state-entry";

/** What a container has to be like where others wait for it: by the gates of the file, or, where that does not have it, by what it has. */
export function goalsOf(
  gates: readonly { readonly dependency: string; readonly condition: ContainerGoal }[],
  inFile: readonly string[],
  before: readonly StateEntry[],
): (entry: StateEntry) => ContainerGoal | "by itself" | undefined {
  return (entry) => {
    const service = serviceIn(entry) ?? "";
    if (labelsOf(entry).has("com.docker.compose.hook")) return "service_completed_successfully";
    const own = gates.filter(({ dependency }) => dependency === service).map(({ condition }) => condition);
    const [strict] = [...own.filter((condition) => condition !== "service_started"), ...own];
    if (strict !== undefined) return strict;
    const isGated = before.some(({ dependencies }) => dependencies?.includes(entry.urn));
    return isGated && !inFile.includes(service) ? "by itself" : undefined;
  };
}

/** A container that was put back, and that is not as it was. */
export interface NotGood {
  readonly name: string;
  readonly evidence: string;
}

/** Waits until a container is what it was. */
export async function awaitBack(
  engine: Engine,
  entry: StateEntry,
  id: string,
  goal: ContainerGoal | "by itself",
  options: WaitOptions,
): Promise<NotGood | undefined> {
  const isOneShot = labelsOf(entry).has("io.pulumi-compose.one-shot");
  const chosen = goal === "by itself" ? (found: Parameters<typeof goalOf>[0]) => goalOf(found, isOneShot) : goal;
  const result = await engine.waitFor(id, chosen, options);
  return result.ok ? undefined : { name: nameOf(entry), evidence: renderEvidence(result) };
}
