import { defineMessage } from "@pulumi-compose/parser";
import { suggestHealthcheck } from "../../known-checks/suggest-healthcheck";
import { bounds } from "../../machine/bounds";
import { BAD_START } from "../../messages/plan-messages";
import { durationExtension } from "../../plan/duration-extension";
import { durationMs } from "../../util/duration-ms";
import { humanDuration } from "../../util/human-duration";
import type { AdvisedService, Rule } from "../rule";

interface Params {
  readonly name: string;
  readonly verdictMs: number;
  readonly startMs: number;
  readonly says: string;
}

const BEFORE_START = defineMessage<Params>({
  code: "health/verdict-before-start",
  severity: "warning",
  when: "The engine can call a service unhealthy (after its start period and `retries` intervals) before the time that it may take to start is over: what `x-pulumi-compose: {start: 60s}` declares, or what is usual for a known image.",
  remedy: "Set `start_period` to the time that the service may take to start.",
  text: ({ name, verdictMs, startMs, says }) =>
    `"${name}" can be called unhealthy after ${humanDuration(verdictMs)}, but it may take ${humanDuration(startMs)} to start (${says})`,
});

export const verdictBeforeStart: Rule = {
  docs: [BEFORE_START, BAD_START],
  advise: (advised, { project, engine }) => {
    const { name, check, at } = advised;
    const declared = durationExtension(project, "start", name);
    if (declared.kind === "unreadable") {
      const { written, path } = declared;
      return [BAD_START.report({ name, written }, { place: project.placeOf(path), path })];
    }
    const start = declared.kind === "duration" ? { ms: declared.ms, says: "x-pulumi-compose" } : usualStart(advised);
    if (check === undefined || start === undefined) return [];
    const verdictMs = bounds(check, engine).earliestUnhealthyMs;
    if (verdictMs >= start.ms) return [];
    const report = BEFORE_START.report({ name, verdictMs, startMs: start.ms, says: start.says }, at("healthcheck"));
    const value = humanDuration(start.ms);
    const path = at("healthcheck", "start_period").path;
    return [{ ...report, fix: { title: `set start_period to ${value}`, edits: [{ kind: "set", path, value }] } }];
  },
};

function usualStart({ service }: AdvisedService): { ms: number; says: string } | undefined {
  if (service.image === undefined || service.build !== undefined) return undefined;
  const suggestion = suggestHealthcheck(service.image, service.environment);
  const ms = suggestion === undefined ? undefined : durationMs(suggestion.healthcheck.start_period);
  return ms === undefined ? undefined : { ms, says: `usual for ${suggestion?.name}` };
}
