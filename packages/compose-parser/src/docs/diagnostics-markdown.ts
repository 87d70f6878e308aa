import { messages } from "../diagnostics/table";

/** The parser's part of docs/11-diagnostics.md: every code, when it comes and what to do. */
export function diagnosticsMarkdown(): string {
  const lines = [
    "## `compose/…`: reading and checking compose files",
    "",
    "| code | severity | when | what to do |",
    "|---|---|---|---|",
  ];
  for (const [code, message] of Object.entries(messages).sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push(`| \`compose/${code}\` | ${message.severity} | ${cell(message.when)} | ${cell(message.hint ?? "")} |`);
  }
  return `${lines.join("\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
