import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { provider } from "@pulumi/pulumi";
import { ComposeProject, constructGated } from "@pulumi-compose/project";
import { projectArguments } from "./inputs/project-args";
import { projectState } from "./outputs/project-state";

const token = "compose:index:Project";
const folder = join(__dirname, "..");

/**
 * The component provider. It hosts the component by itself, with the schema that was generated when it was built: the
 * SDK's own host runs the TypeScript compiler over the sources each time, to learn the names of the outputs.
 */
export function composeProvider(): provider.Provider {
  const schema = readFileSync(join(folder, "schema.json"), "utf8");
  return {
    version: versionOf(schema),
    getSchema: async () => schema,
    construct: (name, type, inputs, options) => {
      if (type !== token) throw new Error(`this package has no ${type}; it has ${token}`);
      return constructGated(async () => {
        const { args, target, waitFor } = await projectArguments(inputs);
        const project = new ComposeProject(name, args, options);
        return {
          urn: project.urn,
          state: { ...projectState(project, { target, waitFor, ...(args.jobs && { jobs: args.jobs }) }) },
        };
      });
    },
  };
}

function versionOf(schema: string): string {
  const parsed: { readonly version: string } = JSON.parse(schema);
  return parsed.version;
}
