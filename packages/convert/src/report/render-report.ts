import { basename } from "node:path";
import type { Report } from "./report";

/** What a report shows besides. */
export interface RenderOptions {
  /** Whether each attribute is listed, and what becomes of it. */
  readonly attributes?: boolean;
  /** Files that are written besides the program's. */
  readonly besides?: readonly string[];
}

/**
 * The report as text for a terminal.
 *
 * @example
 * ```ts
 * if (conversion.report) console.log(renderReport(conversion.report, "infra"));
 * ```
 */
export function renderReport(
  report: Report,
  out: string,
  { attributes = false, besides = [] }: RenderOptions = {},
): string {
  const { resources, settings, fixed, gates, missing } = report;
  const lines = [`${report.project} as a Pulumi program in ${out} (style ${report.style})`];
  lines.push("", "Files", ...report.files.map(({ path, lines: count }) => `  ${path}  ${count} lines`));
  if (besides.length > 0) lines.push(`  and ${besides.join(", ")}`);
  const counts = Object.entries(resources).map(([kind, count]) => `${count} ${count === 1 ? kind.slice(0, -1) : kind}`);
  lines.push("", `Resources: ${counts.join(", ")}`);
  if (gates.length > 0) lines.push("", "Gates (in `dependsOn`)", ...gates.map((gate) => `  ${gate}`));
  if (settings.length > 0) {
    lines.push("", "Settings");
    for (const { key, variable, secret, required, inDotEnv } of settings) {
      const command = `pulumi config set ${secret ? "--secret " : ""}${key}`;
      const from = inDotEnv && secret ? "; its value is in .env, it was not copied" : "";
      lines.push(`  ${command}  # ${variable}${required ? ", required" : ", has a default"}${from}`);
    }
  }
  if (fixed.length > 0) {
    lines.push("", "Written into the program with their present value");
    lines.push(
      ...fixed.map(
        ({ variable, value, why }) =>
          `  ${variable} (${value === undefined ? "not set" : JSON.stringify(value)}): ${why}`,
      ),
    );
  }
  if (missing.length > 0) {
    lines.push("", "Read by the program, and not there now", ...missing.map((path) => `  ${path}`));
  }
  if (attributes) lines.push(...attributeLines(report));
  return `${lines.join("\n")}\n`;
}

const FATES = ["translated", "inferred", "ignored", "rejected"] as const;

/** How many there are, one a line with its place and what is said of it, and what each becomes, once. */
function attributeLines({ attributes }: Report): string[] {
  if (attributes.length === 0) return [];
  // A service may have a section's name.
  const owners = new Map(attributes.map(({ section, service }) => [`${section} ${service}`, service]));
  const counts = FATES.flatMap((fate) => {
    const count = attributes.filter((one) => one.fate === fate).length;
    return count > 0 ? [`${count} ${fate}`] : [];
  });
  const rows = [...owners].flatMap(([owner, name]) => [
    "",
    `  ${name}`,
    ...attributes
      .filter(({ section, service }) => `${section} ${service}` === owner)
      .flatMap(({ attribute, fate, remarks, place }) => [
        `    ${basename(place.file)}:${place.line}  ${attribute}  ${fate}`,
        ...remarks.map((remark) => `      ${remark}`),
      ]),
  ]);
  const meanings = new Map(
    attributes.map(({ section, attribute, becomes }) => [
      section === "services" || section === "jobs" ? attribute : `${section} of the file`,
      becomes,
    ]),
  );
  return [
    "",
    `Attributes: ${attributes.length}, of which ${counts.join(", ")}`,
    ...rows,
    "",
    "What each becomes",
    ...[...meanings].map(([attribute, becomes]) => `  ${attribute}: ${plainWords(becomes)}`),
  ];
}

/** Words of a page, without their marks. */
function plainWords(text: string): string {
  return text.replace(/\.? \[More\]\([^)]*\)/g, "").replace(/\*\*|\[([^\]]*)\]\([^)]*\)/g, "$1");
}
