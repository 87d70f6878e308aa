import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/toolchain";
import { allowed } from "./compare-inspect";

/** Writes the page docs/corpus-run.md. */
export function writeTable(outcomes: ReadonlyMap<string, string>): void {
  const rows = [...outcomes].map(([file, says]) => `| ${file} | ${says.replaceAll("|", "\\|")} |`);
  const reasons = allowed.map(({ path, why }) => `| \`${path.source.replaceAll("|", "\\|")}\` | ${why} |`);
  const text = [
    "# Compose files of others on a real engine",
    "",
    "Written by `PULUMI_COMPOSE_CORPUS=all npm test -- e2e corpus`: each file is brought up with docker compose 5.6.0, then",
    "with `pulumi up`; the containers that `docker inspect` shows are compared field by field; a second `up`, a `refresh` and",
    "a third `up` must change nothing; `destroy` must leave nothing. Images are stand-ins under the files' names, which run for",
    "ever and answer every healthcheck.",
    "",
    "| file | outcome |",
    "|---|---|",
    ...rows,
    "",
    "## Where the containers may differ",
    "",
    "| field (a pattern of its path) | why |",
    "|---|---|",
    ...reasons,
    "",
  ];
  writeFileSync(join(root, "docs/corpus-run.md"), text.join("\n"));
}
