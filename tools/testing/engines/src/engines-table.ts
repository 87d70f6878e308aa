import type { E2eFile, EngineLane } from "@pulumi-compose-tools/setup";
import type { FileOutcome, Results } from "./results";

/** What was run on which engine, and what came out, as tables in Markdown. */
export function enginesTable(lanes: readonly EngineLane[], files: readonly E2eFile[], results: Results): string {
  const run = files.filter(({ file }) => lanes.some(({ name }) => results[name]?.[file] !== undefined));
  return [
    row(["engine", "version", "images in", "passed", "skipped", "failed"]),
    "|---|---|---|---:|---:|---:|",
    ...lanes.map((lane) => laneRow(lane, results[lane.name] ?? {})),
    "",
    "What was run, and how many tests of it passed; of some files the main way only (*).",
    "",
    row(["what it shows", ...lanes.map(({ name }) => name)]),
    `|---|${lanes.map(() => "---:|").join("")}`,
    ...run.map(({ file, shows, engines }) =>
      row([shows, ...lanes.map((lane) => cell(results[lane.name]?.[file], lane, engines))]),
    ),
  ].join("\n");
}

function laneRow(
  { name, product, version, imageStore }: EngineLane,
  files: Readonly<Record<string, FileOutcome>>,
): string {
  const sum = (of: "passed" | "skipped" | "failed") =>
    Object.values(files).reduce((total, outcome) => total + outcome[of], 0);
  const isRun = Object.keys(files).length > 0;
  const counts = isRun ? [sum("passed"), sum("skipped"), sum("failed")].map(String) : ["not run", "", ""];
  return row([name, `${product === "podman" ? "Podman" : "Docker"} ${version}`, imageStore, ...counts]);
}

function cell(outcome: FileOutcome | undefined, { product }: EngineLane, engines: E2eFile["engines"]): string {
  if (outcome === undefined) return product === "podman" && engines === "docker" ? "–" : "not run";
  const { passed, skipped, failed, way } = outcome;
  const more = [skipped > 0 ? `${skipped} skipped` : "", failed > 0 ? `**${failed} failed**` : ""].filter(
    (part) => part !== "",
  );
  return `${passed}${way ? "*" : ""}${more.length > 0 ? `, ${more.join(", ")}` : ""}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
