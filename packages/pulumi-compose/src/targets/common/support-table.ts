import type { Support } from "./support";

/** What a page about a target says beside its tables. */
export interface SupportPage {
  readonly title: string;
  /** What comes before the tables. */
  readonly introduction: readonly string[];
  readonly support: Readonly<Record<string, Support>>;
  /** `Container`, `Service`. */
  readonly resource: string;
  readonly unusedArguments: Readonly<Record<string, string>>;
  /** What comes after them. */
  readonly end?: readonly string[];
}

/** A page: what becomes of every attribute of a service on a target. */
export function supportTable({
  title,
  introduction,
  support,
  resource,
  unusedArguments,
  end = [],
}: SupportPage): string {
  const rows = Object.entries(support).map(([attribute, fate]) => `| \`${attribute}\` | ${wordsOf(fate)} |`);
  const unused = Object.entries(unusedArguments).map(([name, why]) => `| \`${name}\` | ${why} |`);
  return [
    `# ${title}`,
    "",
    ...introduction,
    "",
    "| attribute | becomes |",
    "|---|---|",
    ...rows,
    "",
    `## Arguments of the plugin's ${resource} that nothing becomes`,
    "",
    "| argument | why |",
    "|---|---|",
    ...unused,
    "",
    ...end,
  ].join("\n");
}

function wordsOf(fate: Support): string {
  if ("becomes" in fate) return fate.becomes;
  if ("acts" in fate) return fate.acts;
  if ("nothing" in fate) return `nothing: ${fate.nothing}`;
  const instead = fate.instead === undefined ? "" : ` (instead: ${fate.instead})`;
  return `**left out**: ${fate.leftOut}${instead}`;
}
