import { imageName } from "./image-facts";
import type { ImageFacts, KnownCheck, SuggestedHealthcheck } from "./known-check";
import { KNOWN_CHECKS } from "./known-checks";

/** A good healthcheck for an image. */
export interface Suggestion {
  /** The software, as people call it. */
  readonly name: string;
  readonly healthcheck: SuggestedHealthcheck;
  /** The documentation that the test is from. */
  readonly source: string;
  readonly note?: string;
}

const BY_REPOSITORY: ReadonlyMap<string, KnownCheck> = new Map(
  KNOWN_CHECKS.flatMap((known) => known.images.map((image) => [image, known] as const)),
);

/**
 * A good healthcheck for a common image; undefined for an image that we do not know, or in which no test can run.
 *
 * @param env the service's environment: whether there is a password, whether security is on
 * @example
 * suggestHealthcheck("postgres:16")?.healthcheck.test; // ["CMD-SHELL", "pg_isready …"]
 */
export function suggestHealthcheck(image: string, env: ImageFacts["env"] = {}): Suggestion | undefined {
  const { repository, tag } = imageName(image);
  const known = BY_REPOSITORY.get(repository);
  const healthcheck = known?.suggest({ repository, tag, env });
  if (known === undefined || healthcheck === undefined) return undefined;
  const { name, source, note } = known;
  return { name, healthcheck, source, ...(note !== undefined && { note }) };
}
