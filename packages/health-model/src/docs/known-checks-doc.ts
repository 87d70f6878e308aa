import { composeText } from "../advice/compose-text";
import type { KnownCheck } from "../known-checks/known-check";
import { KNOWN_CHECKS } from "../known-checks/known-checks";
import { suggestHealthcheck } from "../known-checks/suggest-healthcheck";

/** The page about the known checks, as Markdown. */
export function knownChecksDoc(): string {
  const sorted = [...KNOWN_CHECKS].sort((one, other) => one.name.localeCompare(other.name, "en"));
  const intro = [
    "# Known healthchecks",
    "",
    "<!-- Generated from packages/health-model/src/known-checks: npm run docs -w packages/health-model -->",
    "",
    `Good healthchecks for ${sorted.length} common services. \`suggestHealthcheck(image, env)\` gives them to programs,`,
    "`pulumi-compose advise` points them out where somebody waits for a service that has none, and",
    "`pulumi-compose advise --fix` inserts them. They are as one writes them into a compose file, where a `$` that is",
    "meant for the container is doubled. Some differ by tag or environment; what is shown is for the newest image",
    "without settings.",
    "",
    "None of them has a password in its command line. Those for shells end with `|| exit 1`, as Docker reserves exit",
    "code 2. Addresses are `127.0.0.1`, not `localhost`, which some clients take for the IPv6 address first.",
    "",
  ];
  return `${[...intro, ...sorted.flatMap(entry)].join("\n").trimEnd()}\n`;
}

function entry({ name, images, source, note }: KnownCheck): string[] {
  const suggestion = images.flatMap(
    (image) => suggestHealthcheck(image) ?? suggestHealthcheck(`${image}:alpine`) ?? [],
  )[0];
  if (suggestion === undefined) return [];
  const { test, ...timings } = suggestion.healthcheck;
  return [
    `## ${name}`,
    "",
    `For ${images.map((image) => `\`${image}\``).join(", ")}. Source: ${source}.`,
    ...(note === undefined ? [] : ["", note]),
    "",
    "```yaml",
    "healthcheck:",
    `  test: [${test.map((word) => JSON.stringify(composeText(word))).join(", ")}]`,
    ...Object.entries(timings).map(([key, value]) => `  ${key}: ${value}`),
    "```",
    "",
  ];
}
