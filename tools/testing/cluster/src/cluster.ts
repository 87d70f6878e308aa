import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Places, places, SetupError, sayAbout } from "@pulumi-compose-tools/setup";
import { Machine } from "@pulumi-compose-tools/swarm-bench";
import { ClusterClient } from "./client";
import { clusterObjects } from "./cluster-objects";
import { impossible } from "./impossible";
import { ADDRESS, CONTAINERD, CONTROLLERS, type Component, INSIDE, KUBELET, KWOK, NETWORK, STORE } from "./inside";
import { kubeconfig } from "./kubeconfig";
import { CONTAINERD_SOCKET, nodeFiles } from "./node-files";
import { provideImages } from "./node-images";
import { clusterFolder, leftOf, makeControlGroups, markOf, removeCluster, sweepClusters } from "./places";
import { BIN, ensurePrograms } from "./programs";

const say = sayAbout("cluster");

const START_MS = 90_000;
const POLL_MS = 50;

export interface ClusterOptions {
  /** Whether it has a real node, whose pods run. Default: no. */
  readonly node?: boolean;
  /** How many nodes it has that are not real, whose pods do what their annotations say. Default: 3; beside a real node, none. */
  readonly nodes?: number;
  /** Images that the real node has beside the set-up's: its busybox by other names. */
  readonly images?: readonly string[];
}

/**
 * A Kubernetes cluster that nobody else uses. It lives in a machine of its own: a network, processes and mounts that end with it,
 * also when the process that made it is killed.
 *
 * @example
 * const cluster = await Cluster.start({ nodes: 2 });
 * try {
 *   await cluster.kubectl("get", "nodes");
 * } finally {
 *   await cluster.stop();
 * }
 */
export class Cluster extends ClusterClient {
  /** Of its real node, by which what a Service of type NodePort publishes is reached; of the API server in any case. */
  readonly address = ADDRESS;
  readonly #machine: Machine;
  readonly #components = new Map<string, ChildProcess>();
  #failure: Error | undefined;
  #stopping = false;

  private constructor(
    /** Everything that it has. */
    readonly folder: string,
    machine: Machine,
    private readonly at: Places,
  ) {
    const file = join(folder, "kubeconfig");
    const bin = join(at.toolchain, BIN);
    const [mark = "", value] = markOf(folder).split("=");
    const env = {
      ...process.env,
      KUBECONFIG: file,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
      [mark]: value,
    };
    super(file, env, (command) => ["nsenter", `--net=/proc/${machine.pid}/ns/net`, "--", ...command]);
    this.#machine = machine;
  }

  /** Why there can be none here, or undefined when there can. */
  static impossible(options: ClusterOptions = {}): string | undefined {
    return impossible(options.node ?? false);
  }

  /**
   * Brings one up: its nodes are ready, and its default namespace takes pods.
   *
   * @throws SetupError where there can be none, or with the end of the log of what did not come up.
   */
  static async start(options: ClusterOptions = {}, at: Places = places()): Promise<Cluster> {
    const { node = false, nodes = node ? 0 : 3, images = [] } = options;
    const why = impossible(node);
    if (why !== undefined) throw new SetupError(why);
    sweepClusters();
    await ensurePrograms(at, node, say);
    const folder = clusterFolder();
    let cluster: Cluster | undefined;
    try {
      const machine = await Machine.start({ hostname: "cluster" });
      cluster = new Cluster(folder, machine, at);
      await cluster.#furnish();
      await cluster.#bringUp(node, nodes, images);
      return cluster;
    } catch (error) {
      await cluster?.stop();
      removeCluster(folder);
      throw error;
    }
  }

  /** Ends everything at once, and removes all that it had. @returns what is left all the same, in words. */
  async stop(): Promise<readonly string[]> {
    this.#stopping = true;
    const over = [...this.#components.values()].map(
      (child) =>
        new Promise<void>((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) resolve();
          else child.once("close", () => resolve());
        }),
    );
    await this.#machine.end();
    await Promise.all(over);
    removeCluster(this.folder);
    for (let tries = 0; tries < 20 && leftOf(this.folder).length > 0; tries += 1) {
      await sleep(100);
      removeCluster(this.folder);
    }
    return leftOf(this.folder);
  }

  /** What a component has written. */
  log(component: string): string {
    const file = join(this.folder, "logs", `${component}.log`);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  /** Its places in the machine, its address, and the keys that its parts know each other by. */
  async #furnish(): Promise<void> {
    const { folder } = this;
    for (const name of ["logs", "tmp", "certificates"]) mkdirSync(join(folder, name));
    const secret = { mode: 0o600 };
    const token = randomBytes(16).toString("hex");
    writeFileSync(join(folder, "tokens.csv"), `${token},admin,admin,"system:masters"\n`, secret);
    writeFileSync(this.kubeconfig, kubeconfig(token), secret);
    const { privateKey, publicKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      privateKeyEncoding: { type: "pkcs1", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    writeFileSync(join(folder, "accounts.key"), privateKey, secret);
    writeFileSync(join(folder, "accounts.pub"), publicKey);
    copyFileSync(resolve(__dirname, "../kwok-stages.yaml"), join(folder, "kwok-stages.yaml"));
    await this.#machine.run(
      ...["sh", "-c", FURNISH, "sh", folder, this.at.toolchain, join(folder, "tmp")],
      ...[INSIDE.home, INSIDE.toolchain, ADDRESS],
    );
  }

  async #bringUp(node: boolean, nodes: number, images: readonly string[]): Promise<void> {
    for (const component of STORE) this.#spawn(component);
    const runtime = node ? this.#runtime(images) : Promise.resolve();
    // It is waited for below; until then nobody looks.
    runtime.catch(() => undefined);
    await this.#until("the API server", async () => (await this.kubectl("get", "--raw", "/readyz")) === "ok");
    for (const component of [...CONTROLLERS, ...(nodes > 0 ? [KWOK] : [])]) this.#spawn(component);
    if (node) for (const component of NETWORK) this.#spawn(component);
    await this.apply(clusterObjects(nodes));
    await this.#until("the default service account", async () => {
      await this.kubectl("get", "serviceaccount", "default");
      return true;
    });
    await runtime;
    if (node) this.#spawn(KUBELET);
    const ready = '{range .items[*].status.conditions[?(@.type=="Ready")]}{.status} {end}';
    await this.#until("the nodes", async () => {
      const states = (await this.kubectl("get", "nodes", "-o", `jsonpath=${ready}`)).trim().split(" ");
      return states.filter((state) => state === "True").length === nodes + (node ? 1 : 0);
    });
  }

  /** What runs the containers of a real node, with their images. */
  async #runtime(images: readonly string[]): Promise<void> {
    for (const [name, content] of Object.entries(nodeFiles(basename(this.folder)))) {
      const file = join(this.folder, "node", name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    makeControlGroups(this.folder);
    this.#spawn(CONTAINERD);
    await this.#until("containerd", async () => {
      await this.#shell(`ctr --address ${CONTAINERD_SOCKET} version`);
      return true;
    });
    await provideImages({ folder: this.folder, toolchain: this.at.toolchain, extra: images, shell: this.#shell });
  }

  readonly #shell = (script: string): Promise<string> => this.#machine.run(...this.#environment, "sh", "-c", script);

  get #environment(): readonly string[] {
    return ["env", `PATH=${INSIDE.toolchain}/${BIN}:/usr/sbin:/usr/bin:/sbin:/bin`, markOf(this.folder)];
  }

  #spawn({ name, args }: Component): void {
    const log = openSync(join(this.folder, "logs", `${name}.log`), "w");
    const [file, ...rest] = this.#machine.inside([...this.#environment, `${INSIDE.toolchain}/${BIN}/${name}`, ...args]);
    // A Ctrl-C is for whoever has the cluster, who then ends it in order.
    const child = spawn(file, rest, { stdio: ["ignore", log, log], detached: true });
    this.#components.set(name, child);
    child.once("error", (error) => {
      this.#failure ??= error;
    });
    child.once("close", () => {
      if (this.#stopping) return;
      const end = this.log(name).trim().split("\n").slice(-8).join("\n");
      this.#failure ??= new SetupError(`${name} has ended by itself:\n${end}`);
    });
  }

  async #until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + START_MS;
    let last = "";
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      try {
        if (await isSo()) return;
      } catch (error) {
        last = error instanceof Error ? error.message : String(error);
      }
      if (Date.now() > deadline) throw new SetupError(`${what} did not come up: ${last}`);
      await sleep(POLL_MS);
    }
  }
}

/** The machine's `/tmp` is the cluster's own, as volumes are made there. */
const FURNISH = [
  "set -e",
  'mkdir "$4" "$5"',
  'mount --bind "$1" "$4"',
  'mount --bind "$2" "$5"',
  'mount --bind "$3" /tmp',
  "ip link add node0 type bridge",
  'ip address add "$6/24" dev node0',
  "ip link set node0 up",
  'ip route add default via "$6"',
].join("\n");
