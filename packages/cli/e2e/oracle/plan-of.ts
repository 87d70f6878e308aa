import { readFileSync } from "node:fs";
import { builtHealthchecks } from "@pulumi-compose/docker-health";
import { type Dialect, type PlanOptions, planStart, type StartPlan } from "@pulumi-compose/health-model";
import { loadProject } from "@pulumi-compose/parser";
import type { OracleImages } from "./oracle-images";
import type { OracleProject } from "./oracle-project";

/**
 * The start plan of a folder's compose file. Checks are those that the engine runs, those of images too; what is wrong with
 * the file is what an `up` can know, which asks nobody what an image carries.
 *
 * @throws Error when the file cannot be read: then the generator is wrong
 */
export function planOf(
  folder: string,
  { probe, deadlineMs }: OracleProject,
  images: Pick<OracleImages, "checks">,
  engine: Dialect,
): StartPlan {
  const { project, diagnostics } = loadProject({ files: [`${folder}/compose.yaml`], env: {}, projectName: "oracle" });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (!project || errors.length > 0)
    throw new Error(`not a project: ${errors.map(({ message }) => message).join("; ")}`);
  const built = builtHealthchecks(project, (path) => readFileSync(path));
  const truth = Object.entries(project.services).map(([name, { image }]) => {
    const ofImage = image === undefined ? built[name] : (images.checks.get(image) ?? null);
    return [name, ofImage ?? null] as const;
  });
  const common: PlanOptions = { probe, ...(deadlineMs !== undefined && { deadlineMs }) };
  const known = planStart(project, { ...common, images: built });
  const real = planStart(project, { ...common, images: Object.fromEntries(truth), engine });
  return { ...real, diagnostics: known.diagnostics };
}
