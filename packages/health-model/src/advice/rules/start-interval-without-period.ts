import { defineMessage } from "@pulumi-compose/parser";
import type { Rule } from "../rule";

const WITHOUT_PERIOD = defineMessage<{ readonly name: string }>({
  code: "health/start-interval-without-period",
  severity: "warning",
  when: "A healthcheck sets `start_interval` without `start_period`. The engine uses the former only during the latter, so it has no effect; newer versions of docker compose refuse it.",
  remedy: "Set `start_period` to the time that the service may take to start.",
  text: ({ name }) => `start_interval of "${name}" has no effect without a start_period`,
});

export const startIntervalWithoutPeriod: Rule = {
  docs: [WITHOUT_PERIOD],
  advise: ({ name, service, check, at }) => {
    const declared = (service.healthcheck?.start_interval ?? 0) > 0;
    if (!declared || check === undefined || check.startPeriodMs > 0) return [];
    const path = at("healthcheck", "start_period").path;
    const fix = { title: "set start_period to 30s", edits: [{ kind: "set", path, value: "30s" } as const] };
    return [{ ...WITHOUT_PERIOD.report({ name }, at("healthcheck", "start_interval")), fix }];
  },
};
