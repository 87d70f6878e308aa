/** Throws where a text is not XML that opens and closes every element and escapes what it must. */
export function assertWellFormed(text: string): void {
  const open: string[] = [];
  const rest = text.replace(
    /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)\s*(\/?)>/g,
    (_, end, name, __, empty) => {
      if (end === "/") {
        const last = open.pop();
        if (last !== name) throw new Error(`</${name}> closes <${last}>`);
      } else if (empty !== "/") open.push(name);
      return "";
    },
  );
  if (open.length > 0) throw new Error(`not closed: ${open.join(", ")}`);
  const stray = /[<>]|&(?!#\d+;)/.exec(rest);
  if (stray !== null) throw new Error(`not escaped: ${rest.slice(stray.index, stray.index + 40)}`);
}
