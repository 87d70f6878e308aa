import type { Requester } from "../engine/requester";
import { field, list, number, text } from "../shared/read";
import { inspectIfThere } from "./inspect-if-there";

/** Limits that an engine takes for a container that is there already; 0 or absent: none of its own. */
export interface EngineLimits {
  /** How many processes and threads; -1: as many as it likes. */
  readonly pidsLimit?: number;
  /** Weight of its block I/O among others', 10 to 1000. */
  readonly blkioWeight?: number;
  /** Microseconds. */
  readonly cpuRealtimePeriod?: number;
  /** Microseconds. */
  readonly cpuRealtimeRuntime?: number;
}

/** What the engine calls them. */
const names: Readonly<Record<keyof EngineLimits, string>> = {
  pidsLimit: "PidsLimit",
  blkioWeight: "BlkioWeight",
  cpuRealtimePeriod: "CpuRealtimePeriod",
  cpuRealtimeRuntime: "CpuRealtimeRuntime",
};

/** What a look at a container's limits came to. */
export interface LimitsOutcome {
  /** Those that were other ones, with what they were; without those that the engine has discarded. */
  readonly were: EngineLimits;
  /** What the engine said when it took the new ones. */
  readonly warnings: readonly string[];
}

/**
 * Sees to it that a container has these limits.
 *
 * @param how `tell`: only looks
 * @returns undefined: it is gone
 */
export async function limitContainer(
  ask: Requester,
  container: string,
  wanted: EngineLimits,
  how: "set" | "tell",
): Promise<LimitsOutcome | undefined> {
  const found = await inspectIfThere(ask, "containers", container);
  if (found === undefined) return undefined;
  const before = otherLimits(found, wanted);
  if (Object.keys(before).length === 0 || how === "tell") return { were: before, warnings: [] };
  const body = Object.fromEntries(keysOf(before).map((key) => [names[key], wanted[key]]));
  const path = `/containers/${encodeURIComponent(container)}/update`;
  const warnings = list(field(await ask.json({ method: "POST", path, body, ok: [200] }), "Warnings")).map(text);
  if (warnings.length === 0) return { were: before, warnings };
  // What a kernel cannot do the engine discards, and says so.
  const left = otherLimits(await inspectIfThere(ask, "containers", container), wanted);
  return { were: Object.fromEntries(Object.entries(before).filter(([key]) => !(key in left))), warnings };
}

/** Those that a container has others of, with what it has. */
function otherLimits(found: unknown, wanted: EngineLimits): EngineLimits {
  const has = keysOf(names).map((key) => [key, number(field(found, "HostConfig", names[key]))] as const);
  return Object.fromEntries(has.filter(([key, value]) => isOther(wanted[key], value)));
}

/** None has several numbers. */
function isOther(wanted: number | undefined, has: number): boolean {
  return wanted !== undefined && Math.max(wanted, 0) !== Math.max(has, 0);
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}
