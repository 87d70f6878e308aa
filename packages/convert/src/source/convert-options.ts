import type { AdoptableProject } from "@pulumi-compose/docker-health";
import type { LoadOptions } from "@pulumi-compose/parser";
import type { Target } from "@pulumi-compose/project";

/** `resources`: explicit docker resources. `component`: a `ComposeProject` around the compose file. */
export type Style = "component" | "resources";

/** What to convert, and how. */
export interface ConvertOptions
  extends Pick<
    LoadOptions,
    "files" | "stdin" | "cwd" | "projectDirectory" | "projectName" | "profiles" | "envFiles" | "env"
  > {
  readonly style: Style;
  /** Where the program's resources run: containers on one engine (default), or services of a swarm. */
  readonly target?: Target;
  /** The folder that the program is for: paths in it are relative to it. Relative to `cwd`. */
  readonly out: string;
  /** The Pulumi project's name. Default: the compose project's. */
  readonly name?: string;
  /** Whether a drop or a value fixed while converting is an error. */
  readonly strict?: boolean;
  /** What docker compose runs of the project already, where the program is to take that over (see {@link adopt}). */
  readonly adopting?: AdoptableProject;
}
