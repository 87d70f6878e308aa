import { walkDocument } from "./walk-document";

/** Comments of compose files by the path of what they stand before or beside: `services.web.ports`. */
export class Comments {
  private readonly byPath = new Map<string, string[]>();
  /** The paths with comments under a path, so that nobody searches all of them. */
  private readonly below = new Map<string, Set<string>>();

  /** Comments at the head of the files, and at their end. */
  readonly head: string[] = [];
  readonly tail: string[] = [];

  /** Takes the comments of a compose file. */
  add(text: string): void {
    const lines = text.split(/\r?\n/);
    const offsets = offsetsOf(text);
    let from = 0;
    for (const entry of walkDocument(text)) {
      const line = lineOf(offsets, entry.start);
      const above = lines.slice(from, line).flatMap(commentOf);
      const beside = besideOf(text, entry.end);
      // A block of text ends at the beginning of the line behind it; what looks like a comment within is its text.
      from = Math.max(from, lineOf(offsets, Math.max(entry.start, entry.end - 1)) + 1);
      const comment = beside === undefined ? above : [...above, beside];
      if (comment.length === 0) continue;
      const [section = "", key] = entry.path;
      if (key === undefined && !["networks", "volumes", "configs", "secrets"].includes(String(section))) {
        this.head.push(...comment);
      } else {
        const path = entry.path.join(".");
        this.byPath.set(path, [...(this.byPath.get(path) ?? []), ...comment]);
        for (let depth = 1; depth < entry.path.length; depth += 1) {
          const above = entry.path.slice(0, depth).join(".");
          this.below.set(above, (this.below.get(above) ?? new Set<string>()).add(path));
        }
      }
    }
    this.tail.push(...lines.slice(from).flatMap(commentOf));
  }

  /** The comments at exactly this path. */
  at(...path: readonly (string | number)[]): readonly string[] {
    return this.byPath.get(path.join(".")) ?? [];
  }

  /** The comments at this path and everywhere under it, in the order of the file. */
  under(...path: readonly (string | number)[]): readonly string[] {
    const found = [...(this.below.get(path.join(".")) ?? [])].flatMap((key) => this.byPath.get(key) ?? []);
    return [...this.at(...path), ...found];
  }

  /** The keys right under a path at or under which there are comments. */
  keysUnder(...path: readonly (string | number)[]): string[] {
    const prefix = `${path.join(".")}.`;
    const keys = [...(this.below.get(path.join(".")) ?? [])];
    return [...new Set(keys.map((key) => key.slice(prefix.length).split(".", 1)[0] ?? ""))];
  }
}

function commentOf(line: string): string[] {
  const comment = /^\s*#+ ?(.*)$/.exec(line)?.[1]?.trimEnd();
  // Rulers and lines for editors say nothing to a reader of the program.
  if (comment === undefined || !/[\p{L}\p{N}]/u.test(comment) || /^(?:yaml-language-server|vim?):/.test(comment))
    return [];
  return [comment];
}

/** The comment behind a value, on its last line. */
function besideOf(text: string, end: number): string | undefined {
  if (text[end - 1] === "\n") return undefined;
  const lineEnd = text.indexOf("\n", end);
  const rest = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  const comment = /^[\s[\]{},|>+-]*\s#+ ?(.*?)\r?$/.exec(rest)?.[1];
  return comment === undefined ? undefined : commentOf(`# ${comment}`)[0];
}

function offsetsOf(text: string): number[] {
  const offsets = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) offsets.push(at + 1);
  return offsets;
}

function lineOf(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
