import type { MessageDoc } from "@pulumi-compose/parser";
import { RULES } from "../advice/rules";
import * as planMessages from "../messages/plan-messages";
import { UNKNOWN_SCENARIO_SERVICE } from "../messages/simulation-messages";

const { NO_HEALTHCHECK, MAYBE_NO_HEALTHCHECK, CYCLE, UNKNOWN_DEPENDENCY, BAD_DEADLINE, BAD_ON_UNHEALTHY } =
  planMessages;

/** Every message of this package, by where it comes from. */
export const MESSAGE_DOCS: readonly { readonly from: string; readonly docs: readonly MessageDoc[] }[] = [
  {
    from: "The start plan",
    docs: [NO_HEALTHCHECK, MAYBE_NO_HEALTHCHECK, CYCLE, UNKNOWN_DEPENDENCY, BAD_DEADLINE, BAD_ON_UNHEALTHY],
  },
  { from: "Advice", docs: RULES.flatMap((rule) => rule.docs) },
  { from: "Simulation", docs: [UNKNOWN_SCENARIO_SERVICE] },
];

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
