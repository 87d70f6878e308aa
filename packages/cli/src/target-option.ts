import { Option } from "commander";
import { commandTargets } from "./targets/command-targets";

export interface TargetOptions {
  /** The name of a target that the registry has. */
  readonly target?: string;
}

/** `--target`, the same for every command to which it makes a difference. */
export function targetOption(): Option {
  const names = commandTargets.map(({ name }) => name);
  const summaries = commandTargets.map(({ name, summary }) => `${name}: ${summary}`);
  return new Option("--target <target>", summaries.join("; ")).choices(names).default(names[0]);
}
