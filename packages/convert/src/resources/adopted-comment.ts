import type { Scope } from "./scope";

/** Why an adopted resource ignores something. */
export function adoptedComment({ adopting }: Scope): string[] {
  return adopting ? ["Set by docker compose in its own way, to the same effect."] : [];
}
