import { type Prediction, planStart, predict, type ServiceScenario } from "@pulumi-compose/health-model";
import { parseProject } from "@pulumi-compose/parser";
import { type ClusterProject, type ClusterServiceScript, composeText, isBad } from "./cluster-project";

/** Longer than any gate waits. */
const NEVER_MS = 3_600_000;

/** What the model says of an `up` that finds nothing, and whether what nobody waits for makes it fail all the same. */
export interface ForetoldInCluster {
  readonly prediction: Prediction;
  /** Services that are made, are not as they are to be, and that nobody waits for: the update waits for them itself. */
  readonly unawaited: readonly string[];
}

export function foretellInCluster(project: ClusterProject): ForetoldInCluster {
  const { project: parsed } = parseProject({
    files: [{ name: "compose.yaml", content: composeText(project) }],
    env: {},
    projectName: "oracle",
  });
  if (!parsed) throw new Error("not a project");
  const plan = planStart(parsed);
  const scenarios = Object.fromEntries(project.services.map((service) => [service.name, scenarioOf(service)]));
  const prediction = predict(plan, scenarios);
  const asked = new Set(
    project.services.flatMap(({ edges }) =>
      edges.filter(({ condition }) => condition !== "service_started").map(({ to }) => to),
    ),
  );
  const unawaited = project.services
    .filter((service) => isBad(service) && !asked.has(service.name))
    .map(({ name }) => name);
  return { prediction, unawaited };
}

function scenarioOf({ isJob, script }: ClusterServiceScript): ServiceScenario {
  const soonMs = script === "soon" ? 1_000 : 0;
  if (isJob) {
    if (script === "crash") return { exit: { at: 200, code: 3 } };
    return { exit: { at: isBad({ script }) ? NEVER_MS : soonMs + 200, code: 0 } };
  }
  return { ready: isBad({ script }) ? "never" : soonMs };
}
