import { CONDITION_WORDS } from "../plan/condition-words";
import type { GatePrediction, Prediction, ServicePrediction } from "../simulate/prediction";

/** What an `up` comes to, for a terminal: its exit code, a line for each service, a line for each gate. */
export function predictionText({ exitCode, services, gates }: Prediction): string {
  const width = Math.max(...Object.keys(services).map((name) => name.length), 0);
  const begins = exitCode === 2 ? ": the plan has an error, and it does not begin" : "";
  return [
    `pulumi-compose up ends with exit code ${exitCode}${begins}`,
    ...Object.entries(services).map(([name, service]) => `  ${name.padEnd(width)}  ${containersWords(service)}`),
    ...gates.map((gate) => `  gate ${gate.service} ${CONDITION_WORDS[gate.condition]}: ${gateWords(gate)}`),
  ].join("\n");
}

function containersWords({ containers, replicas }: ServicePrediction): string {
  if (replicas === 0) return "no containers";
  const several = replicas === 1 ? "" : ` (${replicas} containers)`;
  switch (containers) {
    case "there":
      return `created${several}`;
    case "absent":
      return "not created";
    case "open":
      return `created or not${several}: the update ends meanwhile`;
  }
}

function gateWords({ verdict, reason, notStarted = [] }: GatePrediction): string {
  switch (verdict) {
    case "passed":
      return "passed";
    case "failed": {
      const who = notStarted.length > 0 ? `; not started because of it: ${notStarted.join(", ")}` : "";
      return `failed (${reason})${who}`;
    }
    case "tolerated":
      return `not passed (${reason}), and not required`;
    case "never-begun":
      return "never asked";
    case "open":
      return "passed or not: the update ends meanwhile";
  }
}
