import { execFile } from "node:child_process";
import { networkInterfaces } from "node:os";
import { promisify } from "node:util";
import { Machine } from "./machine";
import { freeSubnet, type Subnet } from "./subnet";

const exec = promisify(execFile);

/**
 * A switch in a machine of its own, into which machines are plugged. The host has a foot in it too, so that tests reach
 * the engines' ports by their addresses; nothing leads from it to any other network.
 */
export class Hub {
  #plugged = 0;

  private constructor(
    readonly subnet: Subnet,
    private readonly machine: Machine,
  ) {}

  static async start(): Promise<Hub> {
    const taken = Object.values(networkInterfaces()).flatMap((many) => (many ?? []).map(({ address }) => address));
    const subnet = freeSubnet(process.pid, taken);
    const machine = await Machine.start({ hostname: "hub" });
    const hub = new Hub(subnet, machine);
    try {
      await machine.run("ip", "link", "add", "hub0", "type", "bridge");
      await machine.run("ip", "link", "set", "hub0", "up");
      await hub.#plugInHost();
    } catch (error) {
      await hub.end();
      throw error;
    }
    return hub;
  }

  /** Gives the machine of that process id an `eth0` in this network, with an address of the hardware that outlasts it. */
  async plugIn(pid: number, number: number): Promise<void> {
    this.#plugged += 1;
    const port = `port${this.#plugged}`;
    const hardware = `02:d0:13:00:00:${number.toString(16).padStart(2, "0")}`;
    const peer = ["peer", "name", "eth0", "address", hardware, "netns", String(pid)];
    await this.#ip("link", "add", port, "type", "veth", ...peer);
    await this.#ip("link", "set", port, "master", "hub0", "up");
  }

  async #plugInHost(): Promise<void> {
    const { host, prefixLength } = this.subnet;
    const own = `swb${this.machine.pid}`;
    const peer = ["peer", "name", "host0", "netns", String(this.machine.pid)];
    await exec("ip", ["link", "add", own, "type", "veth", ...peer]);
    await exec("ip", ["address", "add", `${host}/${prefixLength}`, "dev", own]);
    await exec("ip", ["link", "set", own, "up"]);
    await this.#ip("link", "set", "host0", "master", "hub0", "up");
  }

  /** In the hub's network, but among the processes that everybody knows. */
  async #ip(...args: string[]): Promise<void> {
    await exec("nsenter", [`--net=/proc/${this.machine.pid}/ns/net`, "--", "ip", ...args]);
  }

  /** Takes it away; whatever was plugged into it loses its `eth0`, and the host its foot. */
  async end(): Promise<void> {
    await this.machine.end();
  }
}
