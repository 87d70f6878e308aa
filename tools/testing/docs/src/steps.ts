/** What a page tells its test, in HTML comments that no reader sees (CONTRIBUTING.md, "Documentation"). */
const markers = ["not run", "exit", "file", "with", "run", "finally", "same"] as const;

export type Marker = (typeof markers)[number];

/** A fenced block, or a marker, in the order of the page. */
export type Step =
  | { readonly kind: "fence"; readonly language: string; readonly text: string; readonly line: number }
  | { readonly kind: Marker; readonly value: string; readonly line: number };

/** Reads the fenced blocks and markers of a page. */
export function stepsOf(markdown: string): Step[] {
  const steps: Step[] = [];
  const lines = markdown.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const fence = /^(\s*)(```+)(\S*)\s*$/.exec(line);
    if (fence) {
      const [, indent = "", ticks = "", language = ""] = fence;
      const end = lines.findIndex((other, index) => index > at && other.trim() === ticks);
      const last = end < 0 ? lines.length : end;
      const body = lines
        .slice(at + 1, last)
        .map((text) => (text.startsWith(indent) ? text.slice(indent.length) : text));
      steps.push({ kind: "fence", language, text: `${body.join("\n")}\n`, line: at + 1 });
      at = last;
      continue;
    }
    const marker = /^\s*<!-- ([a-z ]+): (.*)$/.exec(line);
    const kind = markers.find((known) => known === marker?.[1]);
    if (!marker || !kind) continue;
    const start = at;
    let value = marker[2] ?? "";
    while (!value.trimEnd().endsWith("-->") && at + 1 < lines.length) {
      at += 1;
      value += `\n${lines[at]}`;
    }
    steps.push({ kind, value: value.replace(/\s*-->\s*$/, ""), line: start + 1 });
  }
  return steps;
}
