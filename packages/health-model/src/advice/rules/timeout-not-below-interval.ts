import { defineMessage } from "../../messages/message";
import { formatDuration } from "../../util/format-duration";
import type { Rule } from "../rule";

interface Params {
  readonly name: string;
  readonly timeoutMs: number;
  readonly intervalMs: number;
  readonly declared: boolean;
}

const NOT_BELOW = defineMessage<Params>({
  code: "health/timeout-not-below-interval",
  severity: "warning",
  when: "A probe may take as long as the interval or longer. The engine does not overlap probes, so a hanging service is probed less often than the interval says and is called unhealthy late. An info where the timeout is the engine's default.",
  remedy: "Set a timeout that is shorter than the interval.",
  text: ({ name, timeoutMs, intervalMs, declared }) =>
    `a probe of "${name}" may take ${formatDuration(timeoutMs)}${declared ? "" : " (the default)"}, its interval is ${formatDuration(intervalMs)}`,
});

export const timeoutNotBelowInterval: Rule = {
  docs: [NOT_BELOW],
  advise: ({ name, service, check, at }) => {
    const { timeout = 0, interval = 0 } = service.healthcheck ?? {};
    if (check === undefined || (timeout === 0 && interval === 0) || check.timeoutMs < check.intervalMs) return [];
    const { timeoutMs, intervalMs } = check;
    const declared = timeout > 0;
    const report = NOT_BELOW.report(
      { name, timeoutMs, intervalMs, declared },
      at("healthcheck", declared ? "timeout" : "interval"),
    );
    const value = formatDuration(Math.min(5_000, intervalMs / 2));
    const path = at("healthcheck", "timeout").path;
    const fix = { title: `set the timeout to ${value}`, edits: [{ kind: "set", path, value } as const] };
    return [{ ...report, severity: declared ? report.severity : "info", fix }];
  },
};
