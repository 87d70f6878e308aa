import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../setup-error";

/** The release of the CLI that is downloaded or built: the one `tools/closed-network/pulumi-cli/go.mod` pins, with its `v`. */
export function pinnedVersion(root: string): string {
  const file = join(root, "tools/closed-network/pulumi-cli/go.mod");
  const match = /github\.com\/pulumi\/pulumi\/pkg\/v3 (v\d+\.\d+\.\d+)/.exec(readFileSync(file, "utf8"));
  if (match?.[1] === undefined) throw new SetupError(`${file} pins no version of the Pulumi CLI`);
  return match[1];
}
