import { CONDITION_WORDS } from "../plan/condition-words";
import type { GatePrediction, Prediction, ServicePrediction } from "../simulate/prediction";
import { stopFirstLines, updateWords } from "./update-text";

/** What an `up` comes to, for a terminal: its exit code, a line for each service, a line for each gate. */
export function predictionText({ exitCode, services, gates }: Prediction): string {
  const width = Math.max(...Object.keys(services).map((name) => name.length), 0);
  const begins = exitCode === 2 ? ": the plan has an error, and it does not begin" : "";
  const isUpdate = Object.values(services).some(({ update }) => update !== undefined);
  return [
    `pulumi-compose up ends with exit code ${exitCode}${begins}`,
    ...Object.entries(services).map(
      ([name, service]) => `  ${name.padEnd(width)}  ${containersWords(service, isUpdate)}`,
    ),
    ...gates.map((gate) => `  gate ${gate.service} ${CONDITION_WORDS[gate.condition]}: ${gateWords(gate)}`),
    ...Object.entries(services).flatMap(([name, { update }]) =>
      update ? stopFirstLines(name, update).map((line) => `  ${line}`) : [],
    ),
  ].join("\n");
}

function containersWords({ containers, replicas, update }: ServicePrediction, isUpdate: boolean): string {
  if (replicas === 0) return "no containers";
  if (update) return updateWords(update, replicas);
  if (isUpdate && containers === "there") return "unchanged";
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

function gateWords({ verdict, reason, notStarted = [], notUpdated = [] }: GatePrediction): string {
  switch (verdict) {
    case "passed":
      return "passed";
    case "failed": {
      const who = notStarted.length > 0 ? `; not started because of it: ${notStarted.join(", ")}` : "";
      const kept = notUpdated.length > 0 ? `; not updated because of it: ${notUpdated.join(", ")}` : "";
      return `failed (${reason})${who}${kept}`;
    }
    case "tolerated":
      return `not passed (${reason}), and not required`;
    case "never-begun":
      return "never asked";
    case "open":
      return "passed or not: the update ends meanwhile";
  }
}
