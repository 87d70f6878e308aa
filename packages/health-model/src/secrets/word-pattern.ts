/** What may stand directly before a word: an escape, a colour, or a flag that its value is glued to (`-psecret`). */
const BEFORE = String.raw`(?<=^|[^\p{L}\p{N}_]|\\[bfnrtv]|%[0-9A-Fa-f]{2}|\u001b\[[\d;]*[A-Za-z]|(?:^|[\s"'])-[A-Za-z])`;
const AFTER = String.raw`(?=$|[^\p{L}\p{N}_])`;
const PART_OF_WORD = /[\p{L}\p{N}_]/u;

/**
 * A pattern (flags `gu`) for a text where it stands as a word of its own: `postgres` in `-U postgres` and
 * `//postgres@`, not in `/var/lib/postgresql`.
 */
export function wordPattern(text: string): RegExp {
  const [first = "", last = ""] = [[...text][0], [...text].at(-1)];
  const escaped = text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(`${PART_OF_WORD.test(first) ? BEFORE : ""}${escaped}${PART_OF_WORD.test(last) ? AFTER : ""}`, "gu");
}
