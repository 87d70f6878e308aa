import { homedir } from "node:os";
import { canonical, parseProject } from "../src";
import { differences } from "./differences";
import type { GeneratedProject } from "./generated-project";
import type { Answer } from "./oracle";

/** How the parser's answer differs from compose-go's; empty when it does not. */
export function compare(project: GeneratedProject, answer: Answer): string[] {
  const result = parseProject({
    files: project.files,
    compose: project.files.slice(0, project.compose).map((file) => file.name),
    env: { ...project.env, HOME: homedir() },
    profiles: project.profiles,
    projectName: project.name,
    folder: answer.dir,
  });
  const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (answer.project === undefined) {
    return result.project ? [`compose-go refuses, the parser does not: ${answer.error}`] : [];
  }
  if (!result.project) {
    return errors.map((error) => `the parser refuses, compose-go does not: ${error.code} ${error.message}`);
  }
  return differences(answer.project, JSON.parse(JSON.stringify(canonical(result.project))));
}
