import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ended } from "../support/cli";
import { ComposeFolder } from "../support/compose-folder";
import { Load, type LoadResult } from "./load";

const SOURCE = resolve(__dirname, "../../../../tools/testing/rolling");
const IMAGES = ["pulumi-compose/rolling:v1", "pulumi-compose/rolling:v2"];
/** What comes late is to be seen, too. */
const SETTLE_MS = 1_000;
/** So many that no replica is left out. */
const ASKED = 30;

/** The variables of tools/testing/rolling/compose.yaml. */
export type Edit = Partial<
  Record<"WEB_IMAGE" | "WEB_VERSION" | "WEB_ARGUMENT" | "WEB_REPLICAS" | "WEB_HEALTHY" | "WEB_ORDER", string>
>;

/** A service behind a proxy, updated by edits of its file. */
export class RollingProject {
  #edits: Edit = { WEB_IMAGE: "v1" };

  private constructor(
    private readonly folder: ComposeFolder,
    private readonly built: string,
    private readonly name: string,
    private readonly port: number,
    private readonly subnet = `10.${randomInt(200, 250)}.${randomInt(0, 256)}.0/24`,
  ) {}

  /** Makes the images, and nothing of the project yet. @param file of tools/testing/rolling @throws where there is no Go. */
  static async create(name: string, file = "compose.yaml"): Promise<RollingProject> {
    const built = mkdtempSync(join(tmpdir(), "pcr-"));
    execFileSync(join(SOURCE, "make-images.sh"), [built], { stdio: ["ignore", "ignore", "inherit"] });
    const folder = new ComposeFolder();
    copyFileSync(join(SOURCE, file), join(folder.path, "compose.yaml"));
    return new RollingProject(folder, built, name, await freePort());
  }

  /** Brings the project up with one more edit. */
  up(edit: Edit, ...options: string[]): Promise<Ended> {
    this.#edits = { ...this.#edits, ...edit };
    const values = Object.entries({ ...this.#edits, PROXY_PORT: String(this.port), SUBNET: this.subnet });
    writeFileSync(join(this.folder.path, ".env"), values.map(([key, value]) => `${key}=${value}\n`).join(""));
    return this.folder.start("-p", this.name, "up", "--plain", ...options).ended;
  }

  /** Changes the file. */
  rewrite(change: (compose: string) => string): void {
    const file = join(this.folder.path, "compose.yaml");
    writeFileSync(file, change(readFileSync(file, "utf8")));
  }

  /** Takes some services away. */
  downOf(...services: string[]): Promise<Ended> {
    return this.folder.start("-p", this.name, "down", "--yes", ...services).ended;
  }

  /** Takes all containers away, so that the next one starts from nothing. */
  async down(): Promise<void> {
    this.#edits = { WEB_IMAGE: "v1" };
    await this.folder.start("-p", this.name, "down", "--yes").ended;
  }

  /** The version that every replica has after the edits so far. */
  get version(): string {
    const { WEB_IMAGE, WEB_VERSION, WEB_ARGUMENT } = this.#edits;
    return [WEB_IMAGE, WEB_VERSION, WEB_ARGUMENT].filter(Boolean).join("-");
  }

  /** What asking many times gives, each once: versions, or why there is none. */
  async answers(): Promise<readonly string[]> {
    const all = new Set<string>();
    for (let asked = 0; asked < ASKED; asked += 1) {
      const response = await fetch(this.url);
      const text = await response.text();
      all.add(response.ok ? text.replace(/ .*\n/, "") : `${response.status} ${text.trim()}`);
    }
    return [...all].sort();
  }

  /** How many containers the service has, whatever their state. */
  replicas(): number {
    return this.containers("web").length;
  }

  /** The ids of a service's containers, whatever their state. */
  containers(service: string): readonly string[] {
    const of = (label: string) => ["--filter", `label=com.docker.compose.${label}`];
    const ids = this.folder.docker(["ps", "-aq", ...of(`project=${this.name}`), ...of(`service=${service}`)]);
    return ids.split("\n").filter(Boolean);
  }

  /** What becomes of a steady load while something is done. @param options of `rolling load` */
  async under(action: () => Promise<void>, ...options: readonly string[]): Promise<LoadResult> {
    const load = new Load(join(this.built, "rolling"), this.url, ...options);
    try {
      await action();
      await sleep(SETTLE_MS);
    } catch (error) {
      await load.stop();
      throw error;
    }
    return load.stop();
  }

  async dispose(): Promise<void> {
    await this.down();
    this.folder.docker(["image", "rm", "--force", ...IMAGES]);
    this.folder.dispose();
    rmSync(this.built, { recursive: true });
  }

  private get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
