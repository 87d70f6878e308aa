import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import type { Places } from "../places";
import { hashTree } from "../util/hash-tree";
import { withLock } from "../util/lock";
import type { Say } from "../util/say";
import { Stamps } from "../util/stamp";
import { makeDebianPart } from "./debian-part";
import { makeGoPart } from "./go-part";
import type { Part } from "./parts";

/** Where parts of one kind are kept: a folder of the tool chain, and the beginning of the names of their stamps. */
export interface Shelf {
  readonly folder: string;
  readonly stamp: string;
}

export const ENGINE_SHELF: Shelf = { folder: "engines", stamp: "engine" };

export interface NamedPart {
  readonly name: string;
  readonly part: Part;
  readonly shelf: Shelf;
}

/**
 * Has a part's programs in the tool chain: fetched or built once, under a lock, and kept until what they are made of changes.
 *
 * @returns the programs' files.
 * @throws SetupError when they cannot be had here.
 */
export async function ensurePart(wanted: NamedPart, at: Places, say: Say): Promise<readonly string[]> {
  const part = new MadePart(wanted, at);
  const { name, shelf } = wanted;
  const onWait = (pid: number) => say(`waiting for process ${pid}, which makes ${name}`);
  // What is there already waits for nobody.
  return (
    part.programs() ??
    (await withLock(
      join(at.toolchain, shelf.folder, `${name}.lock`),
      onWait,
      async () => part.programs() ?? part.make(say),
    ))
  );
}

/** A part in the tool chain, with the note of what it was made of. */
class MadePart {
  private readonly part: Part;
  private readonly name: string;
  private readonly folder: string;
  private readonly stamps: Stamps;
  private readonly stamp: string;

  constructor(
    { name, part, shelf }: NamedPart,
    private readonly at: Places,
  ) {
    this.part = part;
    this.name = name;
    this.folder = join(at.toolchain, shelf.folder, "parts", name);
    this.stamps = new Stamps(at.stamps);
    this.stamp = `${shelf.stamp}-${name}`;
  }

  /** Undefined: it is not there, or was made of something else. */
  programs(): readonly string[] | undefined {
    const known = this.stamps.read(this.stamp);
    const programs = known?.programs?.split("\n").map((file) => join(this.folder, file)) ?? [];
    const same = Object.entries(this.wanted()).every(([key, value]) => known?.[key] === value);
    return same && programs.length > 0 && programs.every((file) => existsSync(file)) ? programs : undefined;
  }

  /** @throws SetupError where it cannot be made. */
  async make(say: Say): Promise<readonly string[]> {
    const { part, folder, stamp, at } = this;
    const how = part.kind === "go" ? "building" : "fetching";
    const whence = part.kind === "go" ? "its Go module: some minutes the first time" : "Debian's packages";
    say(`${how} ${this.name} from ${whence}`);
    this.stamps.remove(stamp);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const programs = part.kind === "go" ? await makeGoPart(part, folder, at) : await makeDebianPart(part, folder, at);
    const names = programs.map((file) => relative(folder, file)).join("\n");
    this.stamps.write(stamp, { ...this.wanted(), programs: names });
    return programs;
  }

  private wanted(): Readonly<Record<string, string>> {
    const { part, folder, at } = this;
    const sources = "folder" in part && part.folder !== undefined ? hashTree(at.root, [part.folder]) : "";
    // What is linked with libraries of its own finds them by their place.
    const place = "ownLibraries" in part && part.ownLibraries ? { at: folder } : {};
    return { of: JSON.stringify(part), sources, ...place };
  }
}
