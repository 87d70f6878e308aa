import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "@pulumi-compose/parser";
import { ownVersion } from "../../own-version";
import type { Expected, Seen } from "../../targets/command-target";
import type { PlanReads } from "../../targets/plan-project";
import type { StartEvent } from "../events/deployment-event";
import type { Shown } from "../events/shown-resource";
import type { KnownGate } from "../events/translator";

/** What an `up` leaves beside its stack, so that the next one can tell that there is nothing to do. It holds no secrets. */
export interface UpRecord {
  readonly salt: string;
  /** Of the inputs. */
  readonly digest: string;
  /** What has to be read again for that. */
  readonly reads: PlanReads;
  /** Of the state that the `up` left. */
  readonly state: string;
  /** Which engine it was. */
  readonly engine: string;
  /** What has to be so still, see {@link Seen}. */
  readonly marks?: Seen["marks"];
  readonly expected: Expected;
  /** What was said of the plan. */
  readonly remarks: readonly Diagnostic[];
  readonly start: Omit<StartEvent, "type" | "command">;
  /** The state's resources in their order. */
  readonly shown: readonly Shown[];
  /** The gates that every `up` waits at. */
  readonly gates: readonly KnownGate[];
  /** What `--wait` waits for besides. */
  readonly ready: readonly KnownGate[];
}

function fileOf(folder: string, stack: string): string {
  return join(folder, `unchanged.${encodeURIComponent(stack)}.json`);
}

/** Undefined: there is none that this version can read. */
export function readRecord(folder: string, stack: string): UpRecord | undefined {
  try {
    const { version, ...record }: UpRecord & Versioned = JSON.parse(readFileSync(fileOf(folder, stack), "utf8"));
    return version === ownVersion() ? record : undefined;
  } catch {
    return undefined;
  }
}

/** In one step: whoever reads at that moment reads the one or the other. */
export function writeRecord(folder: string, stack: string, record: UpRecord): void {
  const file = fileOf(folder, stack);
  const versioned: UpRecord & Versioned = { version: ownVersion(), ...record };
  writeFileSync(`${file}.new`, JSON.stringify(versioned), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Another version of this command writes down something else. */
interface Versioned {
  readonly version: string;
}
