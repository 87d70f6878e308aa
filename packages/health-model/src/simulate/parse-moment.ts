import { durationMs } from "../util/duration-ms";
import type { Milestone, Moment } from "./moment";

const MILESTONES: ReadonlyMap<string, Milestone> = new Map([
  ["started", "started"],
  ["ready", "ready"],
  ["healthy", "healthy"],
  ["completed", "completed"],
]);

const AFTER = /^after:([^:+]+)(?::([a-z]+))?(?:\+(.+))?$/;

/**
 * A moment as people write it: `2s`, `after:redis`, `after:redis+500ms`, `after:redis:healthy+2s`. Undefined where
 * the text is none.
 */
export function parseMoment(text: string): Moment | undefined {
  const match = AFTER.exec(text);
  if (match === null) return durationMs(text);

  const [, after = "", word, plus] = match;
  const milestone = word === undefined ? undefined : MILESTONES.get(word);
  const plusMs = plus === undefined ? undefined : durationMs(plus);
  const misread = (word !== undefined && milestone === undefined) || (plus !== undefined && plusMs === undefined);
  if (misread) return undefined;
  return { after, ...(milestone !== undefined && { milestone }), ...(plusMs !== undefined && { plusMs }) };
}
