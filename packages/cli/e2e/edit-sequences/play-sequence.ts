import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type Docker from "dockerode";
import { toolchain } from "../../../pulumi-compose/e2e/support/toolchain";
import { runCommand } from "../oracle/run-command";
import type { Sequence } from "./any-sequence";
import { applyEdit } from "./apply-edit";
import { composeFile, isPossible, type Site } from "./compose-file";
import { type EnginePicture, engineOf } from "./engine-picture";

const MAIN = resolve(__dirname, "../../dist/main.js");
const LIMIT_MS = 240_000;

/** A line of `--json`, as far as it matters here. */
interface Line {
  readonly type: string;
  readonly kind?: string;
  readonly name?: string;
  readonly status?: string;
  readonly op?: string;
}

/** What differs from what ought to be, and the file that it was seen with. */
export interface Difference {
  readonly what: string;
  readonly file: string;
  readonly edits: string;
}

/**
 * Brings a project up, edits its file again and again, each time with an `up`, and holds each against what it must keep:
 * it succeeds, replaces and deletes no container that the preview did not name, and deletes no volume. In the end the
 * engine has what an `up` of the last file from nothing makes, and another `up` has nothing to do.
 */
export async function playSequence({ first, edits }: Sequence, site: Site, docker: Docker): Promise<Difference[]> {
  const folder = mkdtempSync(join(tmpdir(), `${site.project}-`));
  const { PULUMI_BACKEND_URL: _, PULUMI_CONFIG_PASSPHRASE: __, ...env } = toolchain() ?? {};
  const run = (...args: string[]) =>
    runCommand(process.execPath, [MAIN, ...args, "--json"], { cwd: folder, env, limitMs: LIMIT_MS });
  const found: Difference[] = [];
  let file = "";
  const done: string[] = [];
  const write = (text: string) => {
    file = text;
    writeFileSync(join(folder, "compose.yaml"), text);
  };
  const differs = (what: string) => found.push({ what, file, edits: done.join("; ") });
  const up = async (what: string, ...how: readonly string[]): Promise<readonly Line[] | undefined> => {
    const { code, stdout, stderr } = await run("up", ...how);
    if (code === 0) return linesOf(stdout);
    differs(`${what} ended with ${code}: ${errorsOf(stdout)}${stderr}`);
    return undefined;
  };
  try {
    write(composeFile(first, site));
    if (!(await up("the first up"))) return found;
    let project = first;
    let before = await engineOf(site.project, docker);
    for (const edit of edits) {
      const next = applyEdit(project, edit);
      if (next === project || !isPossible(next)) continue;
      project = next;
      done.push(JSON.stringify(edit));
      write(composeFile(project, site));
      const preview = await run("preview");
      if (preview.code !== 0) differs(`the preview ended with ${preview.code}: ${preview.stdout}${preview.stderr}`);
      const full = await run("preview", "--full");
      if (planned(preview.stdout) !== planned(full.stdout))
        differs(`the preview plans\n${planned(preview.stdout)}\nand by Pulumi alone\n${planned(full.stdout)}`);
      if (!(await up("an up"))) return found;
      const after = await engineOf(site.project, docker);
      for (const what of untold(before, after, plannedAway(linesOf(preview.stdout), site.project))) differs(what);
      before = after;
    }
    for (const how of [[], ["--full"]]) {
      const again = await up("the up of an unchanged file", ...how);
      const changes = again?.filter(
        ({ type, status, op }) => type === "resource" && status === "done" && op !== "same",
      );
      if (changes?.length) differs(`the up ${how} of an unchanged file did something: ${JSON.stringify(changes)}`);
    }
    await run("down");
    if (!(await up("the up from nothing"))) return found;
    const fresh = await engineOf(site.project, docker);
    const [edited, anew] = [before.containers, fresh.containers].map((containers) =>
      JSON.stringify(sorted(containers)),
    );
    if (edited !== anew) differs(`the engine has\n${edited}\nand from nothing\n${anew}`);
    return found;
  } finally {
    await run("down", "--volumes", "--yes");
    // What left the file is kept, and nobody looks after it any more.
    const { volumes } = await engineOf(site.project, docker);
    for (const volume of volumes) await docker.getVolume(volume).remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What an `up` did that nobody was told of. */
function untold(before: EnginePicture, after: EnginePicture, planned: ReadonlySet<string>): string[] {
  const away = Object.keys(before.ids).filter((key) => before.ids[key] !== after.ids[key] && !planned.has(key));
  const volumes = before.volumes.filter((volume) => !after.volumes.includes(volume));
  return [
    ...away.map((key) => `container ${key} was replaced or deleted, and the preview did not say so`),
    ...volumes.map((volume) => `volume ${volume} was deleted`),
    ...Object.entries(after.containers).flatMap(([key, { running }]) =>
      running ? [] : [`container ${key} does not run`],
    ),
  ];
}

/** Services and numbers of the containers that a preview replaces or deletes. */
function plannedAway(lines: readonly Line[], project: string): ReadonlySet<string> {
  return new Set(
    lines
      .filter(
        ({ kind, status, op }) => kind === "container" && status === "planned" && /^(replace|delete)/.test(op ?? ""),
      )
      .map(({ name = "" }) => name.slice(project.length + 1)),
  );
}

/** What a preview plans, a line a resource. */
function planned(stdout: string): string {
  const lines = linesOf(stdout).filter(({ type, status }) => type === "resource" && status === "planned");
  return lines
    .map(({ kind, name, op }) => `${kind} ${name} ${op}`)
    .sort()
    .join("\n");
}

function linesOf(stdout: string): Line[] {
  return stdout.split("\n").flatMap((line): Line[] => (line.startsWith("{") ? [JSON.parse(line)] : []));
}

function errorsOf(stdout: string): string {
  return stdout
    .split("\n")
    .filter((line) => /"severity":"error"|"status":"failed"/.test(line))
    .join("\n");
}

function sorted(containers: EnginePicture["containers"]): unknown {
  return Object.fromEntries(Object.entries(containers).sort(([a], [b]) => (a < b ? -1 : 1)));
}
