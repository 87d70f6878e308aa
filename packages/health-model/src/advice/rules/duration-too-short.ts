import { defineMessage } from "@pulumi-compose/parser";
import type { Rule } from "../rule";

const TOO_SHORT = defineMessage<{ readonly name: string; readonly attribute: string }>({
  code: "health/duration-too-short",
  severity: "error",
  when: "A duration of a healthcheck is shorter than a millisecond; the engine refuses to create the container. (0 is allowed and means the default.)",
  remedy: "Write a duration of 1ms or more.",
  text: ({ name, attribute }) => `${attribute} of "${name}" is shorter than 1ms, which the engine refuses`,
});

const ATTRIBUTES = ["interval", "timeout", "start_period", "start_interval"] as const;
const MINIMUM_NS = 1_000_000;

export const durationTooShort: Rule = {
  docs: [TOO_SHORT],
  advise: ({ name, service, at }) =>
    ATTRIBUTES.flatMap((attribute) => {
      const value = service.healthcheck?.[attribute] ?? 0;
      if (value === 0 || value >= MINIMUM_NS) return [];
      return [TOO_SHORT.report({ name, attribute }, at("healthcheck", attribute))];
    }),
};
