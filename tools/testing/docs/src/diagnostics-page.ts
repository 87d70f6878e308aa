import type { MessageDoc } from "../../../../packages/compose-parser/src/diagnostics/message";
import type { MessageFamily } from "./message-families";

/** The page docs/11-diagnostics.md: every code, when it comes and what to do. */
export function diagnosticsPage(families: readonly MessageFamily[]): string {
  const intro = [
    "# Diagnostics",
    "",
    "<!-- Generated from the tables of messages: npm run docs -w tools/testing/docs -->",
    "",
    "Every message has a code, which stays the same, and a severity; where it is about a file, the file's line with a caret; and a",
    "hint: what to do. An error stops what was asked for, a warning does not, an info is advice.",
    "",
  ];
  const sections = families.flatMap(({ name, about, parts }) => [
    `## \`${name}/…\``,
    "",
    about,
    "",
    ...parts.flatMap(({ title, docs }) => [...(title === undefined ? [] : [`### ${title}`, ""]), ...table(docs), ""]),
  ]);
  return `${[...intro, ...sections].join("\n").trimEnd()}\n`;
}

function table(docs: readonly MessageDoc[]): string[] {
  const rows = docs.map(
    ({ code, severity, when, remedy }) => `| \`${code}\` | ${severity} | ${cell(when)} | ${cell(sentence(remedy))} |`,
  );
  return ["| code | severity | when | what to do |", "|---|---|---|---|", ...rows];
}

/** A hint is part of a message, and begins small. */
function sentence(hint: string): string {
  const text = hint.charAt(0).toUpperCase() + hint.slice(1);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
