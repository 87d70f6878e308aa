import type { Io } from "../../io/io";
import { sourceRoot } from "../../io/source-root";
import type { InspectedProject } from "../program/inspect-project";
import type { GitHubWorkflow } from "./github-lines";

/**
 * What annotations need to know of a project, and where the step's summary goes (`GITHUB_STEP_SUMMARY`).
 *
 * @param inspected absent: nothing is known of the file
 */
export function githubWorkflow(
  io: Pick<Io, "cwd" | "env" | "appendFile">,
  inspected?: Pick<InspectedProject, "project" | "start">,
): GitHubWorkflow {
  const { GITHUB_STEP_SUMMARY: file } = io.env;
  return {
    root: sourceRoot(io),
    placeOf: (service, condition) => {
      if (!inspected) return undefined;
      const { project, start } = inspected;
      const gate = start.gates.find((one) => one.dependency === service && one.condition === condition);
      const asked = gate?.dependents.find(({ place }) => place !== undefined);
      return asked?.place ?? gate?.place ?? project.placeOf(["services", service]);
    },
    ...(file && { summarise: (markdown: string) => io.appendFile(file, markdown) }),
  };
}
