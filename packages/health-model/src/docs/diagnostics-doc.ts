import type { MessageDoc } from "@pulumi-compose/parser";
import { MESSAGE_DOCS } from "./message-docs";

/** The page about the messages, as Markdown. */
export function diagnosticsDoc(): string {
  const sections = MESSAGE_DOCS.flatMap(({ from, docs }) => [`## ${from}`, "", ...docs.flatMap(entry)]);
  const intro = [
    "# Diagnostics: health",
    "",
    "<!-- Generated from the tables of messages: npm run docs -w packages/health-model -->",
    "",
    "Each message has a code, which stays the same, a severity, the place in the compose file that it is about, and a",
    "hint. An error among those of the start plan means that nothing is started.",
    "",
  ];
  return `${[...intro, ...sections].join("\n").trimEnd()}\n`;
}

function entry({ code, severity, when, remedy }: MessageDoc): string[] {
  return [`### ${code}`, "", `*${severity}*. ${when}`, "", `**What to do.** ${remedy}`, ""];
}
