/** The key by which Pulumi says in a state that a value is more than it seems. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
/** What stands there where it is a secret. */
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
