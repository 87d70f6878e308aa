import type { HealthcheckConfig, ServiceConfig } from "@pulumi-compose/parser";
import { HEALTHCHECK_DEFAULTS } from "./defaults";
import type { EffectiveHealthcheck, TimingOrigins } from "./effective-healthcheck";
import type { HealthcheckTest } from "./healthcheck";
import type { ImageHealthcheck } from "./image-healthcheck";

const NS_PER_MS = 1_000_000;

/**
 * What the engine will run for a service: the service's `healthcheck`, the image's HEALTHCHECK underneath it value by
 * value, the engine's defaults underneath both. A value of 0 counts as not set, as it does for the engine.
 *
 * @param image the image's check; null: the image is known to have none; undefined: the image is not known
 */
export function resolveHealthcheck(
  service: Pick<ServiceConfig, "healthcheck">,
  image?: ImageHealthcheck | null,
): EffectiveHealthcheck {
  const declared = service.healthcheck;
  if (declared?.disable === true || declared?.test?.[0] === "NONE") return { kind: "disabled", from: "service" };

  const ownTest = runnable(declared?.test);
  if (ownTest === undefined && image === undefined) {
    const { ofService, values } = mergeTimings(declared, undefined);
    return ofService ? { kind: "unknown", timings: values } : { kind: "unknown" };
  }
  if (ownTest === undefined && image?.Test?.[0] === "NONE") return { kind: "disabled", from: "image" };

  const test = ownTest ?? runnable(image?.Test);
  if (test === undefined) return { kind: "none" };

  const timings = mergeTimings(declared, image);
  const ofService = ownTest !== undefined || timings.ofService;
  const ofImage = ownTest === undefined || timings.ofImage;
  const from = ofService && ofImage ? "both" : ofService ? "service" : "image";
  const { values, origins } = timings;
  return { kind: "check", check: { test, ...values }, from, ...(from === "both" && { origins }) };
}

/** The engine ignores a test whose first word it does not know. */
function runnable(test: readonly string[] | null | undefined): HealthcheckTest | undefined {
  const [how, ...rest] = test ?? [];
  return how === "CMD" || how === "CMD-SHELL" ? [how, ...rest] : undefined;
}

function mergeTimings(declared: HealthcheckConfig | undefined, image: ImageHealthcheck | null | undefined) {
  const origin = (own: number | undefined, images: number | undefined) =>
    isSet(own) ? "service" : isSet(images) ? "image" : "default";
  const pick = (own: number | undefined, images: number | undefined) =>
    isSet(own) ? own : isSet(images) ? images : undefined;
  const pickMs = (own: number | undefined, images: number | undefined): number | undefined => {
    const ns = pick(own, images);
    return ns === undefined ? undefined : ns / NS_PER_MS;
  };
  const startIntervalMs = pickMs(declared?.start_interval, image?.StartInterval);
  const values = {
    intervalMs: pickMs(declared?.interval, image?.Interval) ?? HEALTHCHECK_DEFAULTS.intervalMs,
    timeoutMs: pickMs(declared?.timeout, image?.Timeout) ?? HEALTHCHECK_DEFAULTS.timeoutMs,
    startPeriodMs: pickMs(declared?.start_period, image?.StartPeriod) ?? HEALTHCHECK_DEFAULTS.startPeriodMs,
    ...(startIntervalMs !== undefined && { startIntervalMs }),
    retries: pick(declared?.retries, image?.Retries) ?? HEALTHCHECK_DEFAULTS.retries,
  };
  const origins: TimingOrigins = {
    intervalMs: origin(declared?.interval, image?.Interval),
    timeoutMs: origin(declared?.timeout, image?.Timeout),
    startPeriodMs: origin(declared?.start_period, image?.StartPeriod),
    startIntervalMs: origin(declared?.start_interval, image?.StartInterval),
    retries: origin(declared?.retries, image?.Retries),
  };
  const found = new Set(Object.values(origins));
  return { values, origins, ofService: found.has("service"), ofImage: found.has("image") };
}

function isSet(value: number | undefined): value is number {
  return value !== undefined && value > 0;
}
