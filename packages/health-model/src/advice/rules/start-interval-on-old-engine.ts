import { defineMessage } from "@pulumi-compose/parser";
import type { Rule } from "../rule";

const OLD_ENGINE = defineMessage<{ readonly name: string }>({
  code: "health/start-interval-on-old-engine",
  severity: "warning",
  when: "A healthcheck sets `start_interval`, and the engine is older than 25 and does not know it.",
  remedy: "Shorten the interval instead, or use Docker Engine 25 or newer.",
  text: ({ name }) => `start_interval of "${name}" is not known to this engine, which uses the interval alone`,
});

export const startIntervalOnOldEngine: Rule = {
  docs: [OLD_ENGINE],
  advise: ({ name, service, at }, { engine }) =>
    engine?.startInterval === "unknown" && (service.healthcheck?.start_interval ?? 0) > 0
      ? [OLD_ENGINE.report({ name }, at("healthcheck", "start_interval"))]
      : [],
};
