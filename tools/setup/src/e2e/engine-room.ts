import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { freemem } from "node:os";
import { basename, join, resolve } from "node:path";
import Docker from "dockerode";
import { askEngine } from "../engine/ask-engine";
import { type EngineProgram, OwnEngine } from "../engine/own-engine";
import type { ReadyLane } from "../engines/ensure-lane";
import { follow } from "../images/follow";
import { SetupError } from "../setup-error";
import { findExecutables } from "../util/find-executable";
import { endMarked } from "./end-marked";
import { roomMark, roomPrefix } from "./sweep-rooms";

/** Where an engine's images come from. */
export interface ImageSupply {
  readonly docker: Docker;
  readonly images: readonly string[];
}

export interface RoomSupply extends ImageSupply {
  /** The engine of the rooms. Default: that of the installed `dockerd`. */
  readonly lane?: ReadyLane | undefined;
}

/**
 * A network, mounts and a `/run` of their own, with a Docker engine that nobody else uses on the default socket. Whoever runs
 * in the room finds that engine as users find theirs, and meets no port, bridge or address of another room's.
 */
export class EngineRoom {
  private constructor(
    private readonly folder: string,
    private readonly holder: ChildProcess,
    private readonly own: OwnEngine,
    private readonly program: EngineProgram | undefined,
  ) {}

  /** Why there can be none here, or undefined when there can. */
  static get impossible(): string | undefined {
    if (process.platform !== "linux" || process.getuid?.() !== 0) return "an engine of one's own needs root on Linux";
    const path = `${process.env.PATH ?? ""}:/usr/sbin:/sbin`;
    const missing = ["dockerd", "unshare", "nsenter", "ip"].find((name) => findExecutables(name, path).length === 0);
    return missing && `there is no ${missing} on this machine`;
  }

  /** @throws SetupError where no namespaces can be made, or when the engine does not come up. */
  static async start(supply: RoomSupply): Promise<EngineRoom> {
    const folder = mkdtempSync(roomPrefix());
    const data = join(folder, "data");
    mkdirSync(data);
    const holder = await hold(freemem() > ROOMY_BYTES ? data : undefined);
    const socket = join(folder, "docker.sock");
    const at = { toolchain: folder, logs: folder };
    const program = programOf(supply.lane);
    const within = [...into(holder), "env", roomMark(folder)];
    const args = [...placesArgs(folder, socket), ...(program?.name === "podman-engine" ? [] : dockerdArgs(folder))];
    const own = new OwnEngine(at, { args, within, ...(program && { program }) });
    const room = new EngineRoom(folder, holder, own, program);
    try {
      writeFileSync(join(folder, "daemon.json"), "{}\n");
      await own.start(async () => "docker" in (await askEngine({ DOCKER_HOST: `unix://${socket}` })));
      const docker = new Docker({ socketPath: socket });
      for (const image of supply.images) {
        const archive = await supply.docker.getImage(image).get();
        await follow(docker, await docker.loadImage(archive, { quiet: true }));
      }
    } catch (error) {
      await room.discard();
      throw error;
    }
    return room;
  }

  /** The command line that runs a command in the room, in the given folder. */
  inside(cwd: string, command: readonly string[]): readonly string[] {
    const there = ["sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", cwd, ...command];
    return [...into(this.holder), "env", roomMark(this.folder), ...there];
  }

  /** A PATH by which whoever starts an engine in the room gets one of its kind. */
  path(path: string): string {
    return this.program === undefined ? path : `${this.program.bin}:${path}`;
  }

  /** Ends the engine, its containers with it, whatever else was started in the room, and removes all that it had. */
  async discard(): Promise<void> {
    await this.own.stop();
    endMarked(roomMark(this.folder));
    const over = hasEnded(this.holder) ? undefined : new Promise((resolve) => this.holder.once("close", resolve));
    this.holder.stdin?.destroy();
    await over;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** With so much memory free, an engine's data is in memory, where nothing waits for a disk. It grows to a quarter of this. */
const ROOMY_BYTES = 8 * 2 ** 30;
const DATA_SIZE = "2g";

/** Of those that documentation is free to use. */
const NAME_SERVER = "192.0.2.53";

const HOLD = [
  "set -e",
  "mount -t tmpfs none /run",
  "mkdir /run/lock",
  `if [ -n "$1" ]; then mount -t tmpfs -o size=${DATA_SIZE} none "$1"; fi`,
  "ip link set lo up",
  `ip address add ${NAME_SERVER}/32 dev lo`,
  `exec "$2" "$3" ${NAME_SERVER}`,
].join("\n");

/** @param inMemory a folder that is to be in memory */
function hold(inMemory = ""): Promise<ChildProcess> {
  const last = resolve(__dirname, "../../no-such-name.cjs");
  const command = ["--net", "--mount", "sh", "-c", HOLD, "sh", inMemory, process.execPath, last];
  // A Ctrl-C is for whoever has the room, who then ends it in order.
  const holder = spawn("unshare", command, { detached: true, env: withSbin() });
  let said = "";
  holder.stdin.on("error", () => undefined);
  holder.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((done, reject) => {
    const failed = () => reject(new SetupError(`no namespaces can be made here: ${said.trim()}`));
    holder.once("error", failed);
    holder.once("close", failed);
    holder.stdout.once("data", () => done(holder));
  });
}

function into({ pid }: ChildProcess): readonly string[] {
  return ["nsenter", `--net=/proc/${pid}/ns/net`, `--mount=/proc/${pid}/ns/mnt`, "--"];
}

function programOf(lane: ReadyLane | undefined): EngineProgram | undefined {
  return lane && { name: lane.product === "podman" ? "podman-engine" : "dockerd", bin: lane.bin };
}

function placesArgs(folder: string, socket: string): readonly string[] {
  const hosts = ["--host", "unix:///var/run/docker.sock", "--host", `unix://${socket}`];
  return ["--data-root", join(folder, "data"), "--exec-root", "/run/docker", ...hosts];
}

/** The machine's own configuration of dockerd is for another engine. */
function dockerdArgs(folder: string): readonly string[] {
  const id = basename(folder);
  return [
    ...["--config-file", join(folder, "daemon.json")],
    ...["--containerd-namespace", id, "--containerd-plugins-namespace", `${id}-plugins`, "--shutdown-timeout=2"],
    ...["--dns", NAME_SERVER],
  ];
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function withSbin(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` };
}
