import { dirname, join } from "node:path";
import { convert } from "../../src";
import type { CorpusFile } from "./corpus";

/** The table of docs/05-converting.md: what each file of the corpus becomes. */
export function corpusTable(files: readonly CorpusFile[], env: Readonly<Record<string, string>>): string {
  const rows = files.map((file) => {
    const { report, diagnostics } = convert({
      files: [file.path],
      style: "resources",
      out: join(dirname(file.path), "infra"),
      env,
    });
    if (!report)
      return `| ${file.name} | refused: ${diagnostics.find(({ severity }) => severity === "error")?.code ?? ""} | | | | |`;
    const { images, networks, volumes, containers } = report.resources;
    const lines = report.files.reduce((sum, { lines: count }) => sum + count, 0);
    const lost = diagnostics.filter(({ code }) => code === "target/unsupported" || code.startsWith("convert/")).length;
    const left = [
      ...(lost > 0 ? [`${lost} left out`] : []),
      ...(report.fixed.length > 0 ? [`${report.fixed.length} fixed`] : []),
    ];
    return `| ${file.name} | ${images}/${networks}/${volumes}/${containers} | ${report.gates.length} | ${report.settings.length} | ${lines} | ${left.join(", ")} |`;
  });
  return [
    "| file | images/networks/volumes/containers | gates | settings | lines | not carried over |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}
