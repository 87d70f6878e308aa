import { createHmac } from "node:crypto";

/** Texts by their names; without a text: there is none. */
export type NamedTexts = readonly (readonly [name: string, text: string | undefined])[];

/** All that an `up` is made of, apart from the state and from what the engine has. What is the same gives the same digest. */
export interface Inputs {
  /** The project in its canonical form, without its environment. */
  readonly project: unknown;
  /** The project's files as they are: messages name their lines. */
  readonly sources: NamedTexts;
  /** The variables that configs and secrets take their contents from. */
  readonly variables: NamedTexts;
  /** Digests of the files that the plan reads: contents of configs and secrets, Dockerfiles, profiles. */
  readonly files: NamedTexts;
  /** Digests of build contexts. */
  readonly contexts: NamedTexts;
  /** The options that change what is done, or how it is waited for. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The stack's settings, as they lie in its folder. */
  readonly settings: NamedTexts;
  /** What docker's and Pulumi's programs look at in the environment. */
  readonly environment: NamedTexts;
  /** Where the engine is. */
  readonly endpoint: unknown;
  /** Which programs and plugins there are, and where. */
  readonly tools: NamedTexts;
}

/**
 * A digest of inputs. Some are secrets: whoever does not have the key cannot tell by the digest whether he has guessed one.
 *
 * @param key see {@link digestKey}
 */
export function digestOf(inputs: Inputs, key: Uint8Array): string {
  return createHmac("sha256", key).update(JSON.stringify(inputs)).digest("base64url");
}
