import { type ArgsGroup, compact, type MappingContext } from "../common/context";
import { goDuration } from "../common/go-duration";

/** The healthcheck as the plugin takes it. What the file leaves out is left out: the image's and the engine's own apply. */
export function mapHealth({ service }: MappingContext): ArgsGroup {
  const check = service.healthcheck;
  if (!check) return {};
  if (check.disable || check.test?.[0] === "NONE") return { healthcheck: { tests: ["NONE"] } };
  const duration = (ns: typeof check.interval) => (ns === undefined || ns === 0 ? undefined : goDuration(ns));
  const healthcheck = compact({
    tests: check.test ? [...check.test] : undefined,
    interval: duration(check.interval),
    timeout: duration(check.timeout),
    startPeriod: duration(check.start_period),
    startInterval: duration(check.start_interval),
    retries: check.retries,
  });
  return Object.keys(healthcheck).length === 0 ? {} : { healthcheck };
}
