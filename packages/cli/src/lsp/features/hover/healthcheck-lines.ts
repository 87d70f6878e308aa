import { bounds, type HealthcheckTimings, humanDuration, type TimingOrigins } from "@pulumi-compose/health-model";
import type { Path } from "@pulumi-compose/parser";
import type { HoverContext } from "./hover-context";

const KEYS: readonly (readonly [key: keyof HealthcheckTimings, attribute: string])[] = [
  ["intervalMs", "interval"],
  ["timeoutMs", "timeout"],
  ["retries", "retries"],
  ["startPeriodMs", "start_period"],
  ["startIntervalMs", "start_interval"],
];

/** Of a healthcheck: as the engine will run it, with what the image and the engine's defaults add. */
export function healthcheckLines(path: Path, { asked: { analysis }, show }: HoverContext): readonly string[] {
  const [section, name, attribute] = path;
  if (section !== "services" || attribute !== "healthcheck" || path.length > 4 || typeof name !== "string") return [];
  const effective = analysis?.start?.services[name]?.healthcheck;
  const declared = analysis?.project?.services[name]?.healthcheck ?? {};
  switch (effective?.kind) {
    case undefined:
      return [];
    case "none":
      return ["Neither the service nor its image has a healthcheck that runs."];
    case "disabled":
      return [`The healthcheck is switched off by the ${effective.from}.`];
    case "unknown":
      return ["The service declares no test. Whether its image has one, the file alone does not tell."];
    case "check": {
      const { check, from } = effective;
      const whose = (key: keyof HealthcheckTimings, attribute: string) =>
        effective.origins?.[key] ?? (from === "image" ? "image" : isSet(declared, attribute) ? "service" : "default");
      const test = from === "service" || declared.test ? "service" : "image";
      const rows = [
        `| test | ${show(check.test).replaceAll("|", "\\|")} | ${test} |`,
        ...KEYS.flatMap(([key, label]) => {
          const value = check[key];
          if (value === undefined) return [];
          return [`| ${label} | ${key === "retries" ? value : humanDuration(value)} | ${WORDS[whose(key, label)]} |`];
        }),
      ];
      const known = bounds(check);
      return [
        ["| as the engine runs it | | from |", "|---|---|---|", ...rows].join("\n"),
        `Healthy after ${humanDuration(known.earliestHealthyMs)} at the earliest; where no probe succeeds, unhealthy after ${humanDuration(known.earliestUnhealthyMs)} to ${humanDuration(known.latestUnhealthyMs)}.`,
      ];
    }
  }
}

const WORDS: Readonly<Record<TimingOrigins[keyof TimingOrigins], string>> = {
  service: "service",
  image: "image",
  default: "the engine's default",
};

function isSet(declared: object, attribute: string): boolean {
  const value = new Map(Object.entries(declared)).get(attribute);
  return value !== undefined && value !== 0;
}
