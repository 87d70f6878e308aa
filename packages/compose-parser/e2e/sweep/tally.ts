import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SweepCase } from "./cases";

const folder = join(__dirname, "../../../../.toolchain/sweep");

/** What came of a sweep. */
export class Tally {
  accepted = 0;
  /** Each with its case. */
  readonly unexplained: string[] = [];
  private tried = 0;
  private readonly kinds = new Map<string, { tried: number; differs: number }>();
  private readonly reasons = new Map<string, number>();

  count(
    { at, kind, project }: SweepCase,
    isAccepted: boolean,
    found: readonly string[],
    reason: string | undefined,
  ): void {
    this.tried += 1;
    if (isAccepted) this.accepted += 1;
    const row = this.kinds.get(kind) ?? { tried: 0, differs: 0 };
    row.tried += 1;
    this.kinds.set(kind, row);
    if (found.length === 0) return;
    row.differs += 1;
    if (reason !== undefined) this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    else {
      const files = project.files.slice(0, project.compose).map(({ content }) => content.split("\n").at(-1));
      this.unexplained.push([`${kind} ${at}`, ...files, ...found.slice(0, 3)].join("\n  "));
    }
  }

  /** Writes the report into the tool chain's folder. */
  write(wanted: string): void {
    const lines = [
      `sweep of the schema (${wanted}): ${this.tried} cases, ${this.accepted} accepted by compose-go`,
      ...[...this.kinds].map(([kind, { tried, differs }]) => `  ${kind}: ${tried}, of which differ ${differs}`),
      "on purpose:",
      ...[...this.reasons].sort(([, a], [, b]) => b - a).map(([reason, count]) => `  ${count} ${reason}`),
      `not explained: ${this.unexplained.length}`,
      "",
      ...this.unexplained.map((one) => `${one}\n`),
    ];
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "report.txt"), lines.join("\n"));
    process.stdout.write(`${lines.slice(0, 8 + this.reasons.size).join("\n")}\n`);
  }
}
