import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Resource {
  readonly urn?: string;
  readonly delete?: boolean;
}

/** What the state of a project in a folder has as still to be deleted. */
export function pendingDeletes(folder: string, project: string): readonly string[] {
  const file = join(folder, ".pulumi-compose/.pulumi/stacks/pulumi-compose", `${project}.json`);
  const { checkpoint } = JSON.parse(readFileSync(file, "utf8"));
  const resources: readonly Resource[] = checkpoint?.latest?.resources ?? [];
  return resources.flatMap(({ urn = "", delete: goes }) => (goes ? [urn] : []));
}
