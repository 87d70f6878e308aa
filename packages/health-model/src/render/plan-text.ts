import type { Condition } from "@pulumi-compose/parser";
import { CONDITION_WORDS } from "../plan/condition-words";
import type { Gate } from "../plan/gate";
import type { ServicePlan } from "../plan/service-plan";
import type { StartPlan } from "../plan/start-plan";
import { humanDuration } from "../util/human-duration";
import { wrap } from "../util/wrap";
import { rolloutWords } from "./rollout-words";
import { checkWords, hooksWords, spanWords } from "./words";

const WIDTH = 80;

/** A plan for a terminal of 80 columns: layers, gates, the critical path, how services are updated beside what serves. */
export function planText(plan: StartPlan): string {
  const parts = [layersText(plan), gatesText(plan), criticalText(plan), updatesText(plan), jobsText(plan)].filter(
    (part) => part !== "",
  );
  return `${parts.join("\n\n")}\n`;
}

function layersText(plan: StartPlan): string {
  if (plan.order.length === 0) return "no services";
  const width = Math.max(...plan.order.map((name) => name.length));
  const lines = plan.layers.flatMap((layer, index) =>
    layer.map((name, position) => {
      const service = plan.services[name];
      if (service === undefined) return "";
      const number = position === 0 ? String(index + 1) : "";
      const head = `${number.padStart(3)}  ${name.padEnd(width)}`;
      if (service.replicas === 0) return `${head}  no containers: nothing waits for it`;
      const replicas = service.replicas === 1 ? "" : `, ${service.replicas} replicas`;
      const hooks = service.postHealthy === undefined ? "" : `, then ${hooksWords(service.postHealthy)}`;
      return `${head}  ${spanWords(service.start)}; ${checkWords(service.healthcheck)}${replicas}${hooks}`;
    }),
  );
  return ["Starts, layer by layer", ...lines].join("\n");
}

function gatesText({ gates, starts, services }: StartPlan): string {
  if (gates.length + starts.length === 0) return "";
  const lines = gates.flatMap((gate) => {
    const despite = gate.onUnhealthy === "keep-waiting" ? ", also when it is unhealthy" : "";
    return [
      ...gateLines(gate, gate.condition, waitWords(gate, despite)),
      ...hooksLines(gate, services[gate.dependency]),
    ];
  });
  const started = starts.flatMap((one) =>
    gateLines(
      one,
      "service_started",
      one.deadline ? waitWords(one.deadline) : "no wait: a container that is made runs",
    ),
  );
  return ["Gates", ...lines, ...started].join("\n");
}

function gateLines(
  { dependency, dependents }: Pick<Gate, "dependency" | "dependents">,
  condition: Condition,
  wait: string,
): readonly string[] {
  const who = dependents.map(({ service, required }) => (required ? service : `${service} (optional)`)).join(", ");
  const head = `${dependency} ${CONDITION_WORDS[condition]} -> ${who}`;
  return [...wrap(head, WIDTH, "  ", "    "), ...wrap(wait, WIDTH, "    ", "    ")];
}

function waitWords({ deadlineMs, deadlineFrom }: Pick<Gate, "deadlineMs" | "deadlineFrom">, despite = ""): string {
  return `waits up to ${humanDuration(deadlineMs)}${despite}: ${deadlineFrom}`;
}

function hooksLines({ condition }: Gate, service: ServicePlan | undefined): readonly string[] {
  if (condition !== "service_healthy" || service?.postHealthy === undefined) return [];
  return [`    then until its ${hooksWords(service.postHealthy)} ${service.postHealthy === 1 ? "has" : "have"} run`];
}

function criticalText({ criticalPath }: StartPlan): string {
  if (criticalPath.steps.length < 2) return "";
  const chain = criticalPath.steps.map(({ service, condition }) =>
    condition === undefined ? service : `${service} ${CONDITION_WORDS[condition]} ->`,
  );
  const end = `the last one starts ${spanWords(criticalPath.end)}`;
  return ["Critical path", ...wrap(shortened(chain).join(" "), WIDTH, "  ", "    "), `  ${end}`].join("\n");
}

function updatesText({ order, services }: StartPlan): string {
  const lines = order.flatMap((name) => {
    const service = services[name];
    const words = service && rolloutWords(service);
    return words === undefined ? [] : wrap(`${name}: ${words}`, WIDTH, "  ", "    ");
  });
  return lines.length === 0 ? "" : ["Updates, new containers beside the old ones", ...lines].join("\n");
}

function jobsText({ jobs }: StartPlan): string {
  if (jobs.length === 0) return "";
  const width = Math.max(...jobs.map(({ name }) => name.length));
  const lines = jobs.flatMap(({ name, manual, schedules, waits }) => {
    const how = [
      ...(manual ? [`by hand: pulumi-compose run ${name}`] : []),
      ...(schedules.length > 0 ? [`on a schedule (${schedules.join(", ")}), which an engine does not keep`] : []),
    ].join("; ");
    const behind = waits.map(({ service, condition }) => `${service} ${CONDITION_WORDS[condition]}`).join(", ");
    const text = `${name.padEnd(width)}  ${how || "without a trigger"}${behind === "" ? "" : `; behind ${behind}`}`;
    return wrap(text, WIDTH, "  ", " ".repeat(width + 4));
  });
  return ["Jobs, which an up does not run", ...lines].join("\n");
}

/** Of a long chain its ends. */
function shortened(chain: readonly string[]): readonly string[] {
  return chain.length <= 20 ? chain : [...chain.slice(0, 8), `... (${chain.length - 16} more) ...`, ...chain.slice(-8)];
}
