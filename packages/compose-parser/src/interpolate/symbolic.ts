/**
 * A variable whose value is not known while parsing (a Pulumi output, a secret) is interpolated as a marker: its name
 * between two characters of Unicode's private use area, which no compose file has a reason to contain. Such a string
 * passes through the project as it is, and who provisions it splits it again with {@link splitSymbolic}.
 */
const open = "\ue000";
const close = "\ue001";
const marker = /\ue000([^\ue000\ue001]+)\ue001/g;

/** The marker that stands for a variable. */
export function symbolicMarker(name: string): string {
  return `${open}${name}${close}`;
}

/** Whether a string contains a value that is known only at deployment. */
export function isSymbolic(text: unknown): boolean {
  return typeof text === "string" && text.includes(open);
}

/**
 * The parts of a string, in order: what is known as text, what is not as the name of its variable. `"a<marker of
 * X>b"` gives `["a", {symbol: "X"}, "b"]`. Of markers in one another it is the outermost's text, markers included.
 */
export function splitSymbolic(text: string): (string | { readonly symbol: string })[] {
  const parts: (string | { readonly symbol: string })[] = [];
  let rest = text;
  for (;;) {
    const start = rest.indexOf(open);
    const end = start < 0 ? -1 : matchingClose(rest, start);
    if (start < 0 || end < 0) break;
    if (start > 0) parts.push(rest.slice(0, start));
    parts.push({ symbol: rest.slice(start + 1, end) });
    rest = rest.slice(end + 1);
  }
  if (rest !== "" || parts.length === 0) parts.push(rest);
  return parts;
}

function matchingClose(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === open) depth += 1;
    else if (text[at] === close) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** The string as a message shows it: `${NAME}` for each marker. */
export function showSymbolic(text: string): string {
  return text.replace(marker, "${$1}");
}
