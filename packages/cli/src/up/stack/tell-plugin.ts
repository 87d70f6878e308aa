import type { Stack } from "@pulumi/pulumi/automation";

/** Tells plugins something, in the environment of all that is run for a stack from now on; what the user's own says stays. */
export function tellPlugin(
  { workspace }: { readonly workspace: Pick<Stack["workspace"], "envVars"> },
  variables: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv = process.env,
): void {
  const own = Object.entries(variables).filter(([name]) => env[name] === undefined);
  workspace.envVars = { ...workspace.envVars, ...Object.fromEntries(own) };
}
