import type { Support } from "./support";

/** What a page about a target says beside its tables. */
export interface SupportPage {
  readonly title: string;
  /** What comes before the tables. */
  readonly introduction: readonly string[];
  readonly support: Readonly<Record<string, Support>>;
  /** The plugin's resource, and which of its arguments nothing becomes. Absent: there are more than can be counted. */
  readonly unused?: {
    /** `Container`, `Service`. */
    readonly resource: string;
    readonly unusedArguments: Readonly<Record<string, string>>;
  };
  /** What comes after them. */
  readonly end?: readonly string[];
}

/** A page: what becomes of every attribute of a service on a target. */
export function supportTable({ title, introduction, support, unused, end = [] }: SupportPage): string {
  const rows = Object.entries(support).map(([attribute, fate]) => `| \`${attribute}\` | ${wordsOf(fate)} |`);
  return [
    `# ${title}`,
    "",
    ...introduction,
    "",
    "| attribute | becomes |",
    "|---|---|",
    ...rows,
    "",
    ...(unused ? unusedSection(unused) : []),
    ...end,
  ].join("\n");
}

function unusedSection({ resource, unusedArguments }: NonNullable<SupportPage["unused"]>): readonly string[] {
  return [
    `## Arguments of the plugin's ${resource} that nothing becomes`,
    "",
    "| argument | why |",
    "|---|---|",
    ...Object.entries(unusedArguments).map(([name, why]) => `| \`${name}\` | ${why} |`),
    "",
  ];
}

/** What becomes of an attribute, in a line. */
export function wordsOf(fate: Support): string {
  if ("becomes" in fate) return fate.becomes;
  if ("acts" in fate) return fate.acts;
  if ("nothing" in fate) return `nothing: ${fate.nothing}`;
  if ("inferred" in fate) return fate.inferred;
  const instead = fate.instead === undefined ? "" : ` (instead: ${fate.instead})`;
  return "rejected" in fate ? `**an error**: ${fate.rejected}${instead}` : `**left out**: ${fate.leftOut}${instead}`;
}
