/** The way of an offset from one text to another that was made of it by an edit in one place. */
export type Shift = (offset: number) => number;

/** What stands before the edit stays where it is, what stands behind it moves along; what was edited becomes the edit's beginning. */
export function shiftBetween(from: string, to: string): Shift {
  if (from === to) return (offset) => offset;
  const most = Math.min(from.length, to.length);
  let before = 0;
  while (before < most && from.charCodeAt(before) === to.charCodeAt(before)) before++;
  let behind = 0;
  while (
    behind < most - before &&
    from.charCodeAt(from.length - 1 - behind) === to.charCodeAt(to.length - 1 - behind)
  ) {
    behind++;
  }
  const end = from.length - behind;
  return (offset) => (offset <= before ? offset : offset >= end ? offset + to.length - from.length : before);
}
