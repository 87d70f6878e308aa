/**
 * Breaks a text into lines of at most `width` characters: at blanks where there are some, else anywhere.
 *
 * @param first what stands before the first line, and `rest` before each of the others
 */
export function wrap(text: string, width: number, first = "", rest = first): readonly string[] {
  const lines: string[] = [];
  let [left, indent] = [text, first];
  for (;;) {
    const room = Math.max(1, width - indent.length);
    if (left.length <= room) return [...lines, indent + left];
    const blank = left.lastIndexOf(" ", room);
    const at = blank > room / 2 ? blank : room;
    lines.push(indent + left.slice(0, at).trimEnd());
    left = left.slice(at).trimStart();
    indent = rest;
  }
}
