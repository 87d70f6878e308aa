import {
  HEALTHCHECK_DEFAULTS,
  type Healthcheck,
  type HealthcheckTest,
  type ImageHealthcheck,
} from "@pulumi-compose/health-model";
import { NS_PER_MS } from "../shared/nanoseconds";
import { field, list, number, text } from "../shared/read";

/** A container's `Config.Healthcheck` with the defaults that all engines have. Undefined: none, `NONE`, or nothing the engine runs. */
export function readHealthcheck(config: unknown): Healthcheck | undefined {
  const raw = field(config, "Healthcheck");
  const test = readTest(field(raw, "Test"));
  if (!test) return undefined;
  const durationMs = (name: string) => number(field(raw, name)) / NS_PER_MS;
  const startIntervalMs = durationMs("StartInterval");
  return {
    test,
    intervalMs: durationMs("Interval") || HEALTHCHECK_DEFAULTS.intervalMs,
    timeoutMs: durationMs("Timeout") || HEALTHCHECK_DEFAULTS.timeoutMs,
    startPeriodMs: durationMs("StartPeriod") || HEALTHCHECK_DEFAULTS.startPeriodMs,
    ...(startIntervalMs > 0 && { startIntervalMs }),
    retries: number(field(raw, "Retries")) || HEALTHCHECK_DEFAULTS.retries,
  };
}

/** An image's `Config.Healthcheck` as it is; null: it has none. */
export function readImageHealthcheck(config: unknown): ImageHealthcheck | null {
  const declared = readDeclaredHealthcheck(config);
  return (declared?.Test ?? []).length === 0 ? null : (declared ?? null);
}

/** A `Healthcheck` as it is written down, without a test as well: then it has timings for the image's. Undefined: none. */
export function readDeclaredHealthcheck(config: unknown): ImageHealthcheck | undefined {
  const raw = field(config, "Healthcheck");
  if (typeof raw !== "object" || raw === null) return undefined;
  return {
    Test: list(field(raw, "Test")).map(text),
    Interval: number(field(raw, "Interval")),
    Timeout: number(field(raw, "Timeout")),
    StartPeriod: number(field(raw, "StartPeriod")),
    StartInterval: number(field(raw, "StartInterval")),
    Retries: number(field(raw, "Retries")),
  };
}

function readTest(raw: unknown): HealthcheckTest | undefined {
  const [how, ...rest] = list(raw).map(text);
  return (how === "CMD" || how === "CMD-SHELL") && rest.length > 0 ? [how, ...rest] : undefined;
}
