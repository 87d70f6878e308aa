import type { Advice } from "@pulumi-compose/health-model";
import { nodeFileSystem } from "@pulumi-compose/parser";
import { sarifFix } from "../ci/sarif/sarif-fix";
import { sarifLog } from "../ci/sarif/sarif-log";
import { sourceRoot } from "../io/source-root";
import { ownVersion } from "../own-version";
import type { Answer } from "./answer";
import type { Around } from "./writers";

/** The answer as a SARIF log: what is wrong with the files, and each advice, with its correction where the command has one. */
export function adviceSarif({ advice }: Answer, { loaded, io, trial }: Around): string {
  const root = sourceRoot(io);
  const diagnostics: readonly Advice[] = [...loaded.diagnostics, ...advice];
  const fixOf = (one: Advice) => {
    if (one.fix === undefined) return undefined;
    const { texts, fixed } = trial(one);
    if (fixed.length === 0) return undefined;
    const changes = [...texts].map(([file, after]) => ({
      file,
      before: Buffer.from(nodeFileSystem.readFile(file)).toString("utf8"),
      after,
    }));
    return sarifFix(one.fix.title, changes, root);
  };
  return sarifLog({ diagnostics, sources: loaded.sources, fixOf }, { root, version: ownVersion() });
}
