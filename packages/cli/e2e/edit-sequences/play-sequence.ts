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
import { errorsOf, type Line, linesOf, planned, plannedAway } from "./output-lines";
import { pendingDeletes } from "./pending-deletes";
import { badVersion, breakOff, strike } from "./run-edit";
import type { Manner, SequenceProject } from "./sequence-project";

const MAIN = resolve(__dirname, "../../dist/main.js");
const LIMIT_MS = 240_000;

/** What differs from what ought to be, and the file that it was seen with. */
export interface Difference {
  readonly what: string;
  readonly file: string;
  readonly edits: string;
}

/**
 * Brings a project up, edits its file again and again, each time with an `up`, and holds each against what it must keep:
 * it succeeds, replaces and deletes no container that the preview did not name, deletes no volume, and leaves every container
 * running under its service's name, and none besides. So it does where an update was broken off before, something done to
 * a container, or a bad version tried. In the end the engine has what an `up` of the last file from nothing makes, and another
 * `up` has nothing to do.
 */
export async function playSequence(sequence: Sequence, site: Site, docker: Docker): Promise<Difference[]> {
  const play = new SequencePlay(site, docker);
  try {
    await play.play(sequence);
  } finally {
    await play.end();
  }
  return play.found;
}

class SequencePlay {
  readonly found: Difference[] = [];
  private readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly done: string[] = [];
  private file = "";

  constructor(
    private readonly site: Site,
    private readonly docker: Docker,
  ) {
    this.folder = mkdtempSync(join(tmpdir(), `${site.project}-`));
    const { PULUMI_BACKEND_URL: _, PULUMI_CONFIG_PASSPHRASE: __, ...env } = toolchain() ?? {};
    this.env = env;
  }

  async play({ first, edits }: Sequence): Promise<void> {
    this.write(first);
    if (!(await this.up("the first up"))) return;
    let project = first;
    for (const { edit, manner } of edits) {
      const next = applyEdit(project, edit);
      if (next === project || !isPossible(next)) continue;
      this.done.push(JSON.stringify({ edit, manner }));
      if (!(await this.edited(project, next, manner))) return;
      project = next;
    }
    const edited = await this.picture();
    await this.expectUnchanged();
    await this.run("down");
    if (!(await this.up("the up from nothing"))) return;
    const [ours, anew] = [edited, await this.picture()].map(({ containers }) => JSON.stringify(sorted(containers)));
    if (ours !== anew) this.differs(`the engine has\n${ours}\nand from nothing\n${anew}`);
  }

  async end(): Promise<void> {
    await this.run("down", "--volumes", "--yes");
    // What left the file is kept, and nobody looks after it any more.
    const { volumes } = await this.picture();
    for (const volume of volumes) await this.docker.getVolume(volume).remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @returns whether one can go on */
  private async edited(project: SequenceProject, next: SequenceProject, manner: Manner): Promise<boolean> {
    const before = await this.picture();
    const isUntouched = manner.kind === "up" || manner.kind === "broken-off";
    if (manner.kind === "after-blow") this.done.push(await strike(this.docker, before, manner.blow, manner.at));
    if (manner.kind === "after-bad-version") await this.tryBadVersion(project, manner.at);
    this.write(next);
    const told = isUntouched ? await this.preview() : undefined;
    if (manner.kind === "broken-off") {
      const args = [MAIN, "up", "--json"];
      await breakOff(process.execPath, args, { ...manner, cwd: this.folder, env: this.env });
    }
    const how = manner.kind === "after-blow" && manner.blow === "disconnect" ? ["--refresh"] : [];
    if (!(await this.up("an up", ...how))) return false;
    const after = await this.picture();
    if (manner.kind === "up" && told) this.expectTold(before, after, told);
    this.expectWhole(before, after, next);
    return true;
  }

  private async tryBadVersion(project: SequenceProject, at: number): Promise<void> {
    const bad = badVersion(project, at);
    if (!bad) return;
    this.write(bad.project);
    const { code } = await this.run("up");
    if (code === 0) this.differs(`an up of a version of ${bad.service.name} that is not good ended with 0`);
    const { containers } = await this.picture();
    const serving = Object.entries(containers).filter(
      ([, { running, service, aliases }]) =>
        running && service === bad.service.name && aliases.includes(`${this.site.project}_net:${service}`),
    );
    if (serving.length !== bad.service.scale)
      this.differs(`after a bad version ${serving.length} containers of ${bad.service.name} serve: ${serving}`);
    this.done.push(`bad version of ${bad.service.name}`);
  }

  /** @returns the containers that it says will go */
  private async preview(): Promise<ReadonlySet<string>> {
    const preview = await this.run("preview");
    if (preview.code !== 0) this.differs(`the preview ended with ${preview.code}: ${preview.stdout}${preview.stderr}`);
    const full = await this.run("preview", "--full");
    const [ours, pulumis] = [planned(preview.stdout), planned(full.stdout)];
    if (ours !== pulumis) this.differs(`the preview plans\n${ours}\nand by Pulumi alone\n${pulumis}`);
    return plannedAway(linesOf(preview.stdout), this.site.project);
  }

  /** Whether an `up` did anything that nobody was told of. */
  private expectTold(before: EnginePicture, after: EnginePicture, told: ReadonlySet<string>): void {
    for (const key of Object.keys(before.ids)) {
      if (before.ids[key] !== after.ids[key] && !told.has(key))
        this.differs(`container ${key} was replaced or deleted, and the preview did not say so`);
    }
  }

  /** Whether all of the file is there, runs and is found, and nothing besides. */
  private expectWhole(before: EnginePicture, after: EnginePicture, { services }: SequenceProject): void {
    for (const volume of before.volumes)
      if (!after.volumes.includes(volume)) this.differs(`volume ${volume} was deleted`);
    const keys = services.flatMap(({ name, scale }) =>
      Array.from({ length: scale }, (_, index) => `${name}-${index + 1}`),
    );
    const there = Object.keys(after.containers).sort().join();
    if (there !== keys.sort().join()) this.differs(`the engine has ${there}, and the file ${keys}`);
    for (const [key, { running, service, networks, aliases }] of Object.entries(after.containers)) {
      if (!running) this.differs(`container ${key} does not run`);
      const nameless = networks.filter((network) => !aliases.includes(`${network}:${service}`));
      if (nameless.length > 0) this.differs(`nobody finds ${key} as ${service} on ${nameless}`);
    }
    const pending = pendingDeletes(this.folder, this.site.project);
    if (pending.length > 0) this.differs(`the state has still to delete ${pending}`);
  }

  private async expectUnchanged(): Promise<void> {
    for (const how of [[], ["--full"], ["--refresh"]]) {
      const again = await this.up("the up of an unchanged file", ...how);
      const changes = again?.filter(
        ({ type, status, op }) => type === "resource" && status === "done" && op !== "same" && op !== "refresh",
      );
      if (changes?.length) this.differs(`the up ${how} of an unchanged file did something: ${JSON.stringify(changes)}`);
    }
  }

  private async up(what: string, ...how: readonly string[]): Promise<readonly Line[] | undefined> {
    const { code, stdout, stderr } = await this.run("up", ...how);
    if (code === 0) return linesOf(stdout);
    this.differs(`${what} ended with ${code}: ${errorsOf(stdout)}${stderr}`);
    return undefined;
  }

  private run(...args: string[]) {
    const options = { cwd: this.folder, env: this.env, limitMs: LIMIT_MS };
    return runCommand(process.execPath, [MAIN, ...args, "--json"], options);
  }

  private picture(): Promise<EnginePicture> {
    return engineOf(this.site.project, this.docker);
  }

  private write(project: SequenceProject): void {
    this.file = composeFile(project, this.site);
    writeFileSync(join(this.folder, "compose.yaml"), this.file);
  }

  private differs(what: string): void {
    this.found.push({ what, file: this.file, edits: this.done.join("; ") });
  }
}

function sorted(containers: EnginePicture["containers"]): unknown {
  return Object.fromEntries(Object.entries(containers).sort(([a], [b]) => (a < b ? -1 : 1)));
}
