import type { ConstructScope } from "../gates/construct-scope";
import type { ProjectRun } from "../gates/project-run";

/** Where a project's gates say that they have failed, and what else is under way. */
export interface ProjectEnds {
  readonly run: ProjectRun;
  /** Within a component provider's Construct. */
  readonly scope: ConstructScope | undefined;
  readonly onFailure: (error: Error) => void;
}
