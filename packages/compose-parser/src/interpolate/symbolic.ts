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
 * X>b"` gives `["a", {symbol: "X"}, "b"]`.
 */
export function splitSymbolic(text: string): (string | { readonly symbol: string })[] {
  const parts: (string | { readonly symbol: string })[] = [];
  let last = 0;
  for (const match of text.matchAll(marker)) {
    if (match.index > last) parts.push(text.slice(last, match.index));
    parts.push({ symbol: match[1] ?? "" });
    last = match.index + match[0].length;
  }
  if (last < text.length || parts.length === 0) parts.push(text.slice(last));
  return parts;
}

/** The names of the variables in a string that are known only at deployment. */
export function symbolsOf(text: string): string[] {
  return splitSymbolic(text).flatMap((part) => (typeof part === "string" ? [] : [part.symbol]));
}

/** The string as a message shows it: `${NAME}` for each marker. */
export function showSymbolic(text: string): string {
  return text.replace(marker, "${$1}");
}
