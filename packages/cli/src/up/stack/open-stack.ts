import { LocalWorkspace, type PulumiFn, type Stack } from "@pulumi/pulumi/automation";
import { dockerHost } from "./docker-host";
import type { Pulumi } from "./find-pulumi";
import { pulumiProject } from "./pulumi-project";

export interface StackPlace {
  /** The folder for settings: `.pulumi-compose` beside the compose file. */
  readonly folder: string;
  readonly backend: string;
  /** The compose project's name, or what `--stack` says: with an organisation, for backends that have them. */
  readonly stack: string;
  /** Added to the environment of the Pulumi CLI. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Creates or selects the stack of a compose project. */
export async function openStack(pulumi: Pulumi, place: StackPlace, program: PulumiFn): Promise<Stack> {
  return LocalWorkspace.createOrSelectStack(
    { projectName: pulumiProject, stackName: place.stack, program },
    {
      workDir: place.folder,
      pulumiCommand: pulumi.command,
      projectSettings: { name: pulumiProject, runtime: "nodejs" },
      envVars: {
        ...place.variables,
        ...(await dockerHost(process.env)),
        PULUMI_BACKEND_URL: place.backend,
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
    },
  );
}
