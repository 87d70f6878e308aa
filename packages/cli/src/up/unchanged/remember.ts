import { randomBytes } from "node:crypto";
import type { EngineLook } from "../../targets/command-target";
import type { CheckedProject } from "../checked-project";
import type { DeploymentEvent, EventSink } from "../events/deployment-event";
import { idleOptions } from "../idle-options";
import { programGates } from "../program/program-gates";
import { readStateFile } from "../stack/state-file";
import { startEvent } from "../start-event";
import type { UpCommandOptions } from "../up-options";
import { digestKey } from "./digest-key";
import { expectedOf } from "./expected-of";
import { gatherInputs } from "./gather-inputs";
import { digestOf } from "./inputs";
import { isPlain } from "./may-be-unchanged";
import { writeRecord } from "./record";

/** What an `up` leaves for the next one. */
export interface Memory {
  /** Hears what is told of the `up`. */
  watch(sink: EventSink): EventSink;
  /** Writes it down, once the `up` has succeeded. Where that cannot be, the next one goes the whole way. */
  keep(): Promise<void>;
}

/**
 * Remembers what an `up` is made of. That is read before the `up` and after it: what is edited meanwhile may be in one half of it
 * and not in the other.
 *
 * @returns undefined: what this one leaves is nothing that a later one could be held against
 */
export async function remember(
  { target, deployment, inspected, place, look: engineLook }: CheckedProject,
  options: UpCommandOptions,
): Promise<Memory | undefined> {
  const { look } = target;
  const { project, sources } = inspected.loaded;
  if (!look || !project || !isPlain(options) || !isSilent(engineLook) || inspected.planned.some(({ asks }) => asks))
    return undefined;
  const salt = randomBytes(16).toString("base64url");
  const gathering = { project, sources, reads: inspected.reads, options, place, env: { ...process.env } };
  const key = await digestKey(place.folder, salt, gathering.env).catch(() => undefined);
  if (key === undefined) return undefined;
  const gather = async () => {
    const inputs = await gatherInputs(gathering);
    const digest = digestOf(inputs, key);
    // A stack's settings are made by its first `up`.
    const areMade = inputs.settings.every(([, text]) => text !== undefined);
    return { digest, given: digestOf({ ...inputs, settings: [] }, key), areMade };
  };
  const before = await gather().catch(() => undefined);
  if (before === undefined) return undefined;
  const expectable = new Set(idleOptions(options, "up"));
  let hasRemarks = false;
  return {
    watch: (sink) => ({
      emit: (event) => {
        hasRemarks ||= isRemark(event, expectable);
        sink.emit(event);
      },
      close: () => sink.close(),
    }),
    keep: async () => {
      // What is not as it was to be would be told again.
      if (hasRemarks) return;
      const state = readStateFile(place.backend, place.stack);
      const left = state && expectedOf(state.text, inspected);
      if (!left) return;
      const { digest, given } = await gather();
      if (given !== before.given || (before.areMade && digest !== before.digest)) return;
      const gates = programGates(inspected, deployment, {});
      const ready = programGates(inspected, deployment, { wait: true }).slice(gates.length);
      const { engine, marks } = await look(left.expected, []);
      const { type: _, command: __, ...start } = startEvent("up", inspected, place, target);
      writeRecord(place.folder, place.stack, {
        salt,
        digest,
        reads: inspected.reads,
        state: state.checksum,
        engine,
        ...(marks && { marks }),
        ...left,
        remarks: inspected.remarks,
        start,
        gates,
        ready,
      });
    },
  };
}

/** Whether an engine means nothing for a project that would have to be found out, and told, anew: nobody asks for it without Pulumi. */
function isSilent(look: EngineLook | undefined): boolean {
  return look !== undefined && look.obstacles.length === 0 && Object.keys(look.variables).length === 0;
}

/** Whether something is told that the next `up` may tell again. */
function isRemark(event: DeploymentEvent, expectable: ReadonlySet<string>): boolean {
  if (event.type === "gate") return event.status === "unmet";
  return event.type === "diagnostic" && event.severity === "warning" && !expectable.has(event.message);
}
