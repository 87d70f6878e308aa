import type { Value, ValueMap } from "../values/value";
import { isList, isMap } from "../values/value";

/**
 * Whether every recorded port is still configured, whatever the order. An external port that the configuration leaves
 * to the engine counts as different, and so does a second port of the same internal one: both are traps of the official
 * plugin, which compares only with the first match.
 */
export function samePorts(recorded: Value, configured: Value): boolean {
  if (!isList(recorded) || !isList(configured) || recorded.length !== configured.length) return false;
  const candidates = configured.filter(isMap);
  return recorded.filter(isMap).every((port) => isStillThere(port, candidates));
}

function isStillThere(port: ValueMap, candidates: readonly ValueMap[]): boolean {
  for (const candidate of candidates) {
    if (candidate.internal !== port.internal) continue;
    if (candidate.protocol !== port.protocol) {
      const sameProtocol = candidates.some((c) => c.internal === port.internal && c.protocol === port.protocol);
      if (sameProtocol) continue;
      return false;
    }
    return (candidate.external ?? 0) === (port.external ?? 0) && candidate.ip === port.ip;
  }
  return false;
}
