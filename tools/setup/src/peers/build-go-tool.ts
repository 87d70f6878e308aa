import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import { goBuild } from "../util/go-build";
import type { Say } from "../util/say";
import { Stamps } from "../util/stamp";

/** A program that tests need and nothing else does, to be built from its Go module. */
export interface GoTool {
  /** Of the executable in the tool chain's `bin`. */
  readonly name: string;
  /** The folder whose `go.mod` pins it. */
  readonly folder: string;
  readonly module: string;
  readonly package: string;
  /** The variable that tells the program its version. */
  readonly versionVariable: string;
  /** What it is for, as in "the tests that …". */
  readonly tests: string;
}

/** Builds the program unless it is there. Without Go, or when the module cannot be had, the tests that need it skip. */
export async function buildGoTool(tool: GoTool, { root, bin, logs, stamps }: Places, say: Say): Promise<void> {
  const folder = join(root, tool.folder);
  const target = join(bin, tool.name);
  const version = pinnedVersion(join(folder, "go.mod"), tool.module);
  const notes = new Stamps(stamps);
  if (existsSync(target) && notes.read(tool.name)?.version === version) return;
  say(`building ${tool.name} ${version} from its Go module, for the tests that ${tool.tests}`);
  const log = join(logs, `${tool.name}-build.log`);
  const failure = await goBuild({ ...tool, folder, version }, target, log);
  if (failure !== undefined) {
    const why = failure.reason === "no Go" ? "there is no Go" : `see ${log}`;
    say(`${tool.name} could not be built (${why}): the tests that ${tool.tests} skip`);
    return;
  }
  notes.write(tool.name, { version });
}

function pinnedVersion(file: string, module: string): string {
  const line = readFileSync(file, "utf8")
    .split("\n")
    .map((text) => text.trim().split(" "))
    .find(([name]) => name === module);
  return line?.[1] ?? "";
}
