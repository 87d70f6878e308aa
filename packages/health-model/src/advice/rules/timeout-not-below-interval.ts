import { defineMessage } from "@pulumi-compose/parser";
import { humanDuration } from "../../util/human-duration";
import type { Rule } from "../rule";

interface Params {
  readonly name: string;
  readonly timeoutMs: number;
  readonly intervalMs: number;
  readonly declared: boolean;
}

/** The engine takes no shorter one. */
const SHORTEST_MS = 1;

const NOT_BELOW = defineMessage<Params>({
  code: "health/timeout-not-below-interval",
  severity: "info",
  when: "A probe may take longer than the interval. The engine does not overlap probes, so a hanging service is probed less often than the interval says and is called unhealthy late.",
  remedy: "Set a timeout that is not longer than the interval.",
  text: ({ name, timeoutMs, intervalMs, declared }) =>
    `a probe of "${name}" may take ${humanDuration(timeoutMs)}${declared ? "" : " (the default)"}, but its interval is ${humanDuration(intervalMs)}`,
});

export const timeoutNotBelowInterval: Rule = {
  docs: [NOT_BELOW],
  advise: ({ name, service, check, at }) => {
    const { timeout = 0, interval = 0 } = service.healthcheck ?? {};
    if (check === undefined || (timeout === 0 && interval === 0) || check.timeoutMs <= check.intervalMs) return [];
    const { timeoutMs, intervalMs } = check;
    // What the engine refuses anyway has an advice of its own.
    if (intervalMs < SHORTEST_MS) return [];
    const declared = timeout > 0;
    const report = NOT_BELOW.report(
      { name, timeoutMs, intervalMs, declared },
      at("healthcheck", declared ? "timeout" : "interval"),
    );
    const value = humanDuration(Math.max(SHORTEST_MS, Math.min(5_000, intervalMs / 2)));
    const path = at("healthcheck", "timeout").path;
    const fix = { title: `set the timeout to ${value}`, edits: [{ kind: "set", path, value } as const] };
    return [{ ...report, fix }];
  },
};
