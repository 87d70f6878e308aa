import type { NodeOptions } from "./node-options";
import { splitArguments } from "./split-arguments";

/** The environment variables by which the SDK learns of the TypeScript options. */
export function typescriptEnv(options: NodeOptions): Record<string, string> {
  return {
    ...(options.typescript && { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(options.tsconfig !== "" && { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig }),
  };
}

/** Arguments for Node.js itself, before the script. */
export function nodeArguments(options: NodeOptions): string[] {
  return splitArguments(options.nodeargs);
}
