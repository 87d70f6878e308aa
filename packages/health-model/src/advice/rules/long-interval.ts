import { defineMessage } from "@pulumi-compose/parser";
import { bounds } from "../../machine/bounds";
import { humanDuration } from "../../util/human-duration";
import type { Fix } from "../fix";
import type { AdvisedService, Rule } from "../rule";

/** From here on a wait for the first probe is worth a word. */
const LONG_MS = 10_000;

const LONG_INTERVAL = defineMessage<{ readonly name: string; readonly firstMs: number; readonly old: boolean }>({
  code: "health/long-interval",
  severity: "info",
  when: "Others wait for a service to be healthy, and the engine probes it for the first time only after 10 s or more, however soon it is ready.",
  remedy: "Set a `start_period` with a short `start_interval` (Docker Engine 25 and newer), or shorten the interval.",
  text: ({ name, firstMs }) =>
    `the engine's probes open the gate of "${name}" after ${humanDuration(firstMs)} at the earliest: the first comes only then`,
  hint: ({ old }) =>
    old
      ? "Shorten the interval: this engine does not know start_interval."
      : "With start_period and `start_interval: 1s` it passes a second after it is ready (Docker Engine 25 and newer).",
});

export const longInterval: Rule = {
  docs: [LONG_INTERVAL],
  advise: (service, { engine }) => {
    const { check, healthGate, name, at } = service;
    if (check === undefined || healthGate === undefined) return [];
    const firstMs = bounds(check, engine).earliestHealthyMs;
    if (firstMs < LONG_MS) return [];
    const old = engine?.startInterval === "unknown";
    const fix = old ? shorterInterval(service) : startInterval(service, check.intervalMs);
    return [{ ...LONG_INTERVAL.report({ name, firstMs, old }, at("healthcheck", "interval")), fix }];
  },
};

function shorterInterval({ at }: AdvisedService): Fix {
  const path = at("healthcheck", "interval").path;
  return { title: "shorten the interval to 5s", edits: [{ kind: "set", path, value: "5s" }] };
}

function startInterval({ at, check }: AdvisedService, intervalMs: number): Fix {
  const period = check !== undefined && check.startPeriodMs > 0 ? {} : { start_period: humanDuration(intervalMs) };
  const value = { ...period, start_interval: "1s" };
  return {
    title: "probe every second while it starts",
    edits: [{ kind: "set", path: at("healthcheck").path, value }],
  };
}
