import { createHmac, scrypt } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const BYTES = 32;

/**
 * The key of a stack's digests, made of the passphrase by which the secrets in its state are encrypted: what is kept beside the state
 * tells no more of them than the state does. With another passphrase no digest is the same, and Pulumi says that it does not fit.
 *
 * @param folder where a passphrase is kept, if the environment has none
 * @returns undefined: there is no passphrase
 */
export async function digestKey(
  folder: string,
  salt: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Uint8Array | undefined> {
  const { PULUMI_CONFIG_PASSPHRASE: given, PULUMI_CONFIG_PASSPHRASE_FILE: file } = env;
  if (given !== undefined) return stretched(given, salt);
  if (file !== undefined) return stretched(readFileSync(file, "utf8"), salt);
  try {
    // Nobody guesses what was made by chance.
    return createHmac("sha256", readFileSync(join(folder, "passphrase")))
      .update(salt)
      .digest();
  } catch {
    return undefined;
  }
}

/** What a person has thought of is worth guessing: a try takes as long as this. */
function stretched(passphrase: string, salt: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) =>
    scrypt(passphrase, salt, BYTES, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
