import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isRecord } from "../state/state-entry";
import { pulumiProject } from "./pulumi-project";

/**
 * Whether a stack is the one that Pulumi's own commands mean in a folder when they name none, as the CLI keeps it
 * (`pulumi/sdk/go/common/workspace`): in `$PULUMI_HOME/workspaces/<project>-<SHA-1 of the path of Pulumi.yaml>-workspace.json`, by backends.
 *
 * @param folder the one of `Pulumi.yaml`, absolute
 */
export function isSelected(folder: string, backend: string, stack: string, env: NodeJS.ProcessEnv): boolean {
  const path = createHash("sha1").update(join(folder, "Pulumi.yaml")).digest("hex");
  const home = env.PULUMI_HOME || join(homedir(), ".pulumi");
  try {
    const file = join(home, "workspaces", `${pulumiProject}-${path}-workspace.json`);
    const { stacks }: { readonly stacks?: unknown } = JSON.parse(readFileSync(file, "utf8"));
    return isRecord(stacks) && stacks[backend] === `organization/${pulumiProject}/${stack}`;
  } catch {
    return false;
  }
}
