import { homedir } from "node:os";
import { join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { version as newest } from "@pulumi/pulumi/version";
import type { Stream } from "../../io/io";
import { CannotDeploy } from "../cannot-deploy";

/** What a search for the Pulumi CLI asks of the world. */
export interface PulumiEdges {
  readonly get: typeof PulumiCommand.get;
  readonly install: typeof PulumiCommand.install;
  readonly env: NodeJS.ProcessEnv;
  /** Whether what is missing may be installed. */
  readonly mayInstall: (what: string) => Promise<boolean>;
  readonly err: Pick<Stream, "write">;
}

/**
 * The Pulumi CLI: the one on the PATH, else the one that was installed here before, else one that is installed now, if that may
 * be, into the user's Pulumi home. Nothing else on the machine changes.
 *
 * @throws CannotDeploy
 */
export async function locatePulumi({ get, install, env, mayInstall, err }: PulumiEdges): Promise<PulumiCommand> {
  const own = { root: join(env.PULUMI_HOME || join(homedir(), ".pulumi"), "versions", newest), skipVersionCheck: true };
  const found = (await tried(get({ skipVersionCheck: true }))) ?? (await tried(get(own)));
  if (found) return found;
  if (!(await mayInstall(`The Pulumi CLI (${newest})`))) {
    throw new CannotDeploy(
      "the Pulumi CLI was not found",
      `install it (https://www.pulumi.com/docs/install) so that \`pulumi version\` works, or give --install-pulumi, which installs ${newest} into ${own.root}`,
    );
  }
  err.write(`installing Pulumi ${newest} into ${own.root}\n`);
  try {
    return await install(own);
  } catch (error) {
    const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new CannotDeploy(
      `the Pulumi CLI could not be installed: ${why}`,
      "install it by hand: https://www.pulumi.com/docs/install",
    );
  }
}

function tried<T>(found: Promise<T>): Promise<T | undefined> {
  return found.catch(() => undefined);
}
