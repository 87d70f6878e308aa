import { HEALTHCHECK_DEFAULTS, type Healthcheck, type ImageHealthcheck } from "@pulumi-compose/health-model";
import { NS_PER_MS } from "../shared/nanoseconds";

/** What an engine refuses to go below, and so the least that an image can say. */
const LEAST_MS = 1;
const LEAST_RETRIES = 1;

/**
 * The check of a service's containers: what the service says, the image's check below it value by value, the engine's
 * defaults below both. Undefined: they have none. Where the image is not known, what the service leaves out is as quick as
 * an image could make it.
 *
 * @param image null: it has none; undefined: nobody knows
 */
export function quickestCheck(
  own: ImageHealthcheck | undefined,
  image: ImageHealthcheck | null | undefined,
): Healthcheck | undefined {
  const test = own?.Test?.length ? own.Test : image?.Test;
  const [how, ...rest] = test ?? [];
  const isKnown = image !== undefined || test !== undefined;
  if (isKnown && ((how !== "CMD" && how !== "CMD-SHELL") || rest.length === 0)) return undefined;
  const merged = (name: "Retries" | "StartInterval" | Duration) => own?.[name] || image?.[name] || undefined;
  const duration = (name: Duration, least: number, otherwise: number) => {
    const ns = merged(name);
    return ns === undefined ? (image === undefined ? least : otherwise) : ns / NS_PER_MS;
  };
  const { intervalMs, timeoutMs, startPeriodMs, retries } = HEALTHCHECK_DEFAULTS;
  const startIntervalMs = merged("StartInterval") ?? (image === undefined ? LEAST_MS * NS_PER_MS : undefined);
  return {
    test: how === "CMD-SHELL" ? [how, ...rest] : ["CMD", ...rest],
    intervalMs: duration("Interval", LEAST_MS, intervalMs),
    timeoutMs: duration("Timeout", LEAST_MS, timeoutMs),
    startPeriodMs: duration("StartPeriod", LEAST_MS, startPeriodMs),
    ...(startIntervalMs !== undefined && { startIntervalMs: startIntervalMs / NS_PER_MS }),
    retries: merged("Retries") ?? (image === undefined ? LEAST_RETRIES : retries),
  };
}

type Duration = "Interval" | "Timeout" | "StartPeriod";
