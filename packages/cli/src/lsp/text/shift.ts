/** The way of an offset from one text to another that was made of it by an edit in one place. */
export type Shift = (offset: number) => number;

/** What is different in a text: where that begins, and where it ends. Half open. */
interface Difference {
  readonly start: number;
  readonly end: number;
}

/** Where a text is another than the one that was made of it by an edit in one place. */
export function differenceOf(from: string, to: string): Difference {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from.charCodeAt(start) === to.charCodeAt(start)) start++;
  let behind = 0;
  while (behind < most - start && from.charCodeAt(from.length - 1 - behind) === to.charCodeAt(to.length - 1 - behind)) {
    behind++;
  }
  return { start, end: from.length - behind };
}

/** What stands before the edit stays where it is, what stands behind it moves along; what was edited becomes the edit's beginning. */
export function shiftOf({ start, end }: Difference, from: string, to: string): Shift {
  return (offset) => (offset <= start ? offset : offset >= end ? offset + to.length - from.length : start);
}

/** The same where nobody knows the difference yet. */
export function shiftBetween(from: string, to: string): Shift {
  if (from === to) return (offset) => offset;
  return shiftOf(differenceOf(from, to), from, to);
}
