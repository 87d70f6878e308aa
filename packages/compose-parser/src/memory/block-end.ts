const SPACE = 0x20;
const NEWLINE = 0x0a;
const HASH = 0x23;

/**
 * Where the lines end that belong to an entry of a block mapping: the start of the next line of its column or one further left that has more
 * than a comment, or the end of the text.
 *
 * @param start the offset of the entry's key
 */
export function blockEnd(text: string, start: number, column: number): number {
  for (let line = nextLine(text, start); line < text.length; line = nextLine(text, line)) {
    let at = line;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (at - line <= column && code !== NEWLINE && code !== HASH && at < text.length) return line;
  }
  return text.length;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}
