import type { ServiceUpdate } from "../simulate/prediction";
import { humanDuration } from "../util/human-duration";

/** What comes of a new version of a service, in a line: whether it has replaced the old one, and whether somebody served all along. */
export function updateWords(update: ServiceUpdate, replicas: number): string {
  return [outcomeWords(update, replicas), ...servedWords(update)].join("; ");
}

/** Why a service that is to start its new containers first stops the old ones first, a line each. */
export function stopFirstLines(name: string, { stopFirst = [] }: ServiceUpdate): readonly string[] {
  return stopFirst.map((why) => `${name} stops its old container first: ${why}`);
}

function outcomeWords({ order, replaced, left, notGood }: ServiceUpdate, replicas: number): string {
  const how = order === "start-first" ? "beside the old" : "old stopped first";
  const several = replicas === 1 ? "" : `${replicas} containers, `;
  if (replaced === "open" || left === "open") return `replaced or not (${several}${how}): the update ends meanwhile`;
  if (replaced === replicas) return `replaced (${several}${how})`;
  const bad = notGood ? `, the new one ${notGood.becomes === "kept" ? "is kept for a look" : "is removed"}` : "";
  if (left === replicas) return `not replaced: the old ${replicas === 1 ? "one stays" : "ones stay"}${bad}`;
  if (left === 0) return "not replaced: the old one is stopped, and the new one does not run";
  return `${replaced} of ${replicas} replaced, ${left} of the old stay${bad}`;
}

function servedWords({ serving, unserved = [] }: ServiceUpdate): readonly string[] {
  if (serving === undefined) return [];
  if (unserved.length === 0) return ["served at every moment"];
  return [`nobody serves ${unserved.map(spanWords).join(", ")}`];
}

function spanWords({ fromMs, toMs }: { readonly fromMs: number; readonly toMs?: number }): string {
  const from = humanDuration(fromMs);
  if (toMs === undefined) return `from ${from} on`;
  return toMs === fromMs ? `for a moment at ${from}` : `from ${from} to ${humanDuration(toMs)}`;
}
