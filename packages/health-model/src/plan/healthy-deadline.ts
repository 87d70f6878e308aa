import type { EffectiveHealthcheck, TimingOrigins } from "../healthcheck/effective-healthcheck";
import type { Dialect } from "../machine/dialect";
import { deadlineFor } from "./deadline-for";
import { type Deadline, defaultDeadline } from "./default-deadline";

const words: Readonly<Record<keyof TimingOrigins, string>> = {
  startPeriodMs: "start period",
  startIntervalMs: "start interval",
  retries: "retries",
  intervalMs: "interval",
  timeoutMs: "timeout",
};

/** The deadline of a gate on a service's health, and whose the values are that it follows from. */
export function healthyDeadline(effective: EffectiveHealthcheck | undefined, dialect: Dialect | undefined): Deadline {
  if (effective?.kind === "unknown" && effective.timings !== undefined) {
    const whose = "its healthcheck over the engine's defaults, as the image's is not known";
    return deadlineFor(effective.timings, whose, dialect);
  }
  if (effective?.kind !== "check") return defaultDeadline(undefined, dialect);
  const { check, origins } = effective;
  return deadlineFor(check, origins === undefined ? "its healthcheck" : merged(origins), dialect);
}

/** Which values are whose. Those that nobody gives are the engine's defaults, as ever. */
function merged(origins: TimingOrigins): string {
  const of = (whose: "service" | "image") =>
    Object.entries(words).flatMap(([key, word]) =>
      Object.entries(origins).find(([name]) => name === key)?.[1] === whose ? [word] : [],
    );
  const [ofService, ofImage] = [of("service"), of("image")];
  const parts = [
    ...(ofService.length > 0 ? [`${ofService.join(", ")} of the file`] : []),
    ...(ofImage.length > 0 ? [`${ofImage.join(", ")} of the image`] : []),
  ];
  return parts.length > 0 ? `its healthcheck (${parts.join("; ")})` : "its healthcheck";
}
