import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../error-code";

const fileName = "passphrase";

/**
 * The passphrase by which secrets in the state are encrypted, as variables for the Pulumi CLI: the environment's own
 * (then there is nothing to add), else one that is generated once and kept in the folder.
 */
export function passphraseVariables(folder: string, env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  if (env.PULUMI_CONFIG_PASSPHRASE !== undefined || env.PULUMI_CONFIG_PASSPHRASE_FILE !== undefined) return {};
  return { PULUMI_CONFIG_PASSPHRASE: keptPassphrase(join(folder, fileName)) };
}

/** Whether there is a passphrase already. */
export function keepsPassphrase(folder: string, env: NodeJS.ProcessEnv): boolean {
  return (
    env.PULUMI_CONFIG_PASSPHRASE !== undefined ||
    env.PULUMI_CONFIG_PASSPHRASE_FILE !== undefined ||
    existsSync(join(folder, fileName))
  );
}

function keptPassphrase(file: string): string {
  try {
    // Only if it is not there: of two first runs at a time, one writes and both read the same.
    const descriptor = openSync(file, "wx", 0o600);
    writeSync(descriptor, `${randomBytes(24).toString("base64url")}\n`);
    closeSync(descriptor);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
