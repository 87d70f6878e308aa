import { field, list, number, text } from "./read";

/** A healthcheck as the engine holds it for a container or an image, with the engine's defaults filled in. */
export interface ContainerHealthcheck {
  /** `["CMD", program, argument…]` or `["CMD-SHELL", line]`. */
  readonly test: readonly string[];
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly startPeriodMs: number;
  /** Engine 25 and later; an older one ignores it. */
  readonly startIntervalMs: number;
  readonly retries: number;
}

/** Reads `Config.Healthcheck` of an inspect answer. Undefined: none, `NONE`, or no test. */
export function readHealthcheck(config: unknown): ContainerHealthcheck | undefined {
  const raw = field(config, "Healthcheck");
  const test = list(field(raw, "Test")).map(text);
  if (test.length < 2 || test[0] === "NONE") return undefined;
  const durationMs = (name: string, fallbackMs: number) => number(field(raw, name)) / 1e6 || fallbackMs;
  return {
    test,
    intervalMs: durationMs("Interval", 30_000),
    timeoutMs: durationMs("Timeout", 30_000),
    startPeriodMs: durationMs("StartPeriod", 0),
    startIntervalMs: durationMs("StartInterval", 5_000),
    retries: number(field(raw, "Retries")) || 3,
  };
}
