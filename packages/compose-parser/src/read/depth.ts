import type { Source } from "../source/source";
import type { Span } from "../tree/node";

const limit = 200;

/**
 * Where a text nests too deep to be handed to a recursive reader: brackets open at once, and levels that a single
 * line opens (`- - - -`). A rough count from above, so that text inside quotes may count; no compose file comes near.
 */
export function tooDeep(source: Source): { at: Span; limit: number } | undefined {
  const text = source.text;
  let brackets = 0;
  let dashes = 0;
  let indent = 0;
  let lineStart = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) {
      lineStart = true;
      dashes = 0;
      indent = 0;
    } else if (code === 0x5b || code === 0x7b) brackets++;
    else if (code === 0x5d || code === 0x7d) brackets = Math.max(0, brackets - 1);
    if (lineStart && code === 0x20) indent++;
    else if (lineStart && (code === 0x2d || code === 0x3f || code === 0x3a) && /[ \n]/.test(text[at + 1] ?? " "))
      dashes++;
    else if (code !== 0x0a) lineStart = false;
    if (brackets > limit || dashes > limit || indent > 5 * limit) {
      return { at: { source, start: at, end: at + 1 }, limit };
    }
  }
  return undefined;
}
