const SECRET_NAME = /pass|secret|token|credential|api_?key|private_?key/i;

/** A variable that names a file holds a path, which is no secret. */
const NAMES_A_FILE = /_FILE$/i;

/** Values that are no secret, whatever the variable's name says. */
const HARMLESS = /^(?:.{0,2}|true|false|yes|no|on|off|none|null|\d{1,3})$/is;

/**
 * Whether a variable of an environment is a secret, judged by its name: a password, token or key. Not if its value is
 * none whatever the name says: a boolean, a small number, a text of less than three characters.
 */
export function isSecretVariable(name: string, value: string | null): value is string {
  return value !== null && SECRET_NAME.test(name) && !NAMES_A_FILE.test(name) && !HARMLESS.test(value);
}
