import { type Support, support, unusedArguments } from "./support";

/** The page docs/08-docker-target.md: what becomes of every attribute of a service on a single engine. */
export function supportTable(): string {
  const rows = Object.entries(support).map(([attribute, fate]) => `| \`${attribute}\` | ${wordsOf(fate)} |`);
  const unused = Object.entries(unusedArguments).map(([name, why]) => `| \`${name}\` | ${why} |`);
  return [
    "# Compose attributes on a single engine",
    "",
    "What becomes of each attribute of a service with the `docker` target. Generated from",
    "`packages/pulumi-compose/src/mapping/support.ts` (`node packages/pulumi-compose/scripts/docs.mjs`). What is left out is said by a",
    "`target/unsupported` warning with its line whenever a file uses it.",
    "",
    "| attribute | becomes |",
    "|---|---|",
    ...rows,
    "",
    "## Arguments of the plugin's Container that nothing becomes",
    "",
    "| argument | why |",
    "|---|---|",
    ...unused,
    "",
  ].join("\n");
}

function wordsOf(fate: Support): string {
  if ("becomes" in fate) return fate.becomes;
  if ("acts" in fate) return fate.acts;
  if ("nothing" in fate) return `nothing: ${fate.nothing}`;
  return `**left out**: ${fate.leftOut}`;
}
