import { createHash, scryptSync } from "node:crypto";

const DIGITS = 12;
/** What a swarm allows for the name of a config or secret. */
const LONGEST = 64;

/** What has a content: a swarm's config or secret, a cluster's. */
export type ContentKind = "swarmConfig" | "swarmSecret" | "configMap" | "kubernetesSecret";

const isSecret: Readonly<Record<ContentKind, boolean>> = {
  swarmConfig: false,
  swarmSecret: true,
  configMap: false,
  kubernetesSecret: true,
};

const known = new Map<string, string>();

/**
 * The name of a config or secret with a certain content: another content is another name, so that a change rolls over
 * and the old one can go when nobody uses it any more. A secret's digest is made to be slow to guess from, for names
 * are not secret.
 */
export function contentName(kind: ContentKind, stem: string, content: Uint8Array): string {
  const digest = createHash("sha256").update(content).digest("hex");
  const key = `${kind} ${stem} ${digest}`;
  const suffix =
    known.get(key) ??
    (isSecret[kind] ? scryptSync(content, stem, DIGITS / 2).toString("hex") : digest).slice(0, DIGITS);
  known.set(key, suffix);
  return `${stem.slice(0, LONGEST - DIGITS - 1)}-${suffix}`;
}
