import type { ChosenProject } from "../../project/choose-project";

/** Whether another service of the project waits for a service to have completed. */
export function completes(service: string, { project }: Pick<ChosenProject, "project">): boolean {
  return Object.values(project?.services ?? {}).some(
    ({ depends_on: needs }) => needs?.[service]?.condition === "service_completed_successfully",
  );
}
