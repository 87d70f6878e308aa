import { basename } from "node:path";
import type { Report } from "./report";

/** What a report shows besides. */
export interface RenderOptions {
  /** Whether each attribute is listed, and what becomes of it. */
  readonly attributes?: boolean;
}

/**
 * The report as text for a terminal.
 *
 * @example
 * ```ts
 * if (conversion.report) console.log(renderReport(conversion.report, "infra"));
 * ```
 */
export function renderReport(report: Report, out: string, { attributes = false }: RenderOptions = {}): string {
  const { resources, settings, fixed, gates, missing } = report;
  const lines = [`${report.project} as a Pulumi program in ${out} (style ${report.style})`];
  lines.push("", "Files", ...report.files.map(({ path, lines: count }) => `  ${path}  ${count} lines`));
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

/** One attribute a line, with its place; words of the page, without their marks. */
function attributeLines({ attributes }: Report): string[] {
  const services = [...new Set(attributes.map(({ service }) => service))];
  return services.flatMap((service) => [
    "",
    `Attributes of ${service}`,
    ...attributes
      .filter((one) => one.service === service)
      .map(({ attribute, fate, becomes, place }) => {
        const words = becomes.replace(/\.? \[More\]\([^)]*\)/g, "").replace(/\*\*|\[([^\]]*)\]\([^)]*\)/g, "$1");
        return `  ${basename(place.file)}:${place.line}  ${attribute}  ${fate}: ${words}`;
      }),
  ]);
}
