import { Option } from "commander";

/** Where a project runs: as containers of one engine, or as services of a swarm. */
export type Target = "docker" | "swarm";

export interface TargetOptions {
  readonly target?: Target;
}

/** `--target`, the same for every command to which it makes a difference. */
export function targetOption(): Option {
  return new Option("--target <target>", "docker: containers on one engine; swarm: services of the swarm it manages")
    .choices(["docker", "swarm"])
    .default("docker");
}
