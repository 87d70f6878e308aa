import type { OracleService, Script } from "./oracle-project";
import type { Roles } from "./roles-of";

/** What a container does, in milliseconds from its own start, and how its check is timed. */
export interface Behaviour {
  /** Its check succeeds from here on. */
  readonly readyMs: number | "never";
  /** Its check fails from here on. */
  readonly failMs?: number;
  /** Its check hangs from the start. */
  readonly hangs?: true;
  readonly exit?: { readonly atMs: number; readonly code: number };
  readonly timings: Timings;
  /** Longest wait for it by the file's own word. */
  readonly deadlineMs?: number;
}

export interface Timings {
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly startPeriodMs?: number;
}

/** A probe that is to succeed has time enough on a busy machine, and so has one that is to come before a verdict. */
const PATIENT: Timings = { intervalMs: 1_000, timeoutMs: 4_000, retries: 6 };
const LENIENT: Timings = { ...PATIENT, retries: 20 };
const STRICT: Timings = { ...PATIENT, retries: 2 };
const HANGING: Timings = { intervalMs: 1_000, timeoutMs: 1_000, retries: 2 };
const FORGIVING: Timings = { ...STRICT, startPeriodMs: 300_000 };

/** After the plugin has looked whether its container runs, and before any verdict of a patient check. */
const EARLY_MS = 1_500;
/** After any gate that waits for a service that is ready at once has opened. */
const LATER_MS = 5_000;
/** After a strict check's verdict. */
const HEALED_MS = 6_000;
/** After the short deadline, before the long one. */
const SLOW_MS = 8_000;
const SOON_MS = 700;
/** The engine never decides within the start period, and nothing says when a job is done: the file has to. */
const SHORT_DEADLINE_MS = 4_000;
/** After every verdict of the engine's, also of one that is asked for again. */
export const LONG_DEADLINE_MS = 11_000;

/** What the containers of a service do, by its script and by what others want of it. */
export function behaviourOf({ script }: Pick<OracleService, "script">, roles: Roles): Behaviour {
  const done = roles.healthy ? LATER_MS : 0;
  // Once it is repaired, what is to be healthy first and to complete then needs that long.
  const deadlineMs = done > 0 && roles.completed ? LONG_DEADLINE_MS : SHORT_DEADLINE_MS;
  const completes = roles.completed ? { exit: { atMs: done, code: 0 } } : {};
  const table: Readonly<Record<Script, Behaviour>> = {
    good: { readyMs: 0, timings: PATIENT, ...completes },
    "good-soon": {
      readyMs: SOON_MS,
      timings: PATIENT,
      ...(roles.completed && { exit: { atMs: done + SOON_MS, code: 0 } }),
    },
    never: { readyMs: "never", timings: STRICT, ...completes },
    hangs: {
      readyMs: "never",
      hangs: true,
      timings: HANGING,
      ...(roles.completed && { deadlineMs }),
    },
    starting: { readyMs: "never", timings: FORGIVING, deadlineMs },
    exits: {
      readyMs: "never",
      timings: PATIENT,
      exit: { atMs: roles.completed && !roles.healthy ? 0 : EARLY_MS, code: 3 },
    },
    ends: { readyMs: "never", timings: PATIENT, exit: { atMs: EARLY_MS, code: 0 } },
    "exits-later": { readyMs: 0, timings: PATIENT, exit: { atMs: LATER_MS, code: 3 } },
    "ends-later": { readyMs: 0, timings: PATIENT, exit: { atMs: LATER_MS, code: 0 } },
    "turns-bad": { readyMs: 0, failMs: LATER_MS, timings: STRICT, ...completes },
    slow: {
      readyMs: SLOW_MS,
      timings: LENIENT,
      deadlineMs,
      ...(roles.completed && { exit: { atMs: SLOW_MS, code: 0 } }),
    },
    heals: { readyMs: HEALED_MS, timings: STRICT, ...(roles.completed && { exit: { atMs: HEALED_MS, code: 0 } }) },
  };
  return table[script];
}
