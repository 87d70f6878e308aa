import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = join(fileURLToPath(new URL("../../..", import.meta.url)), "packages/cli/dist/main.js");
const TICKS = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** A running `pulumi-compose dashboard`, and one who looks at its page. */
export class DashboardProcess {
  #child;
  #sent;
  #seen = [];
  #waiting = new Set();

  static async start(project) {
    const dashboard = new DashboardProcess();
    const child = spawn(process.execPath, [MAIN, "dashboard", "-p", project], { stdio: ["ignore", "pipe", "ignore"] });
    dashboard.#child = child;
    const address = await new Promise((resolve, reject) => {
      child.stdout.setEncoding("utf8").once("data", (text) => resolve(text.trim()));
      child.once("error", reject);
    });
    await dashboard.#look(new URL("events", address));
    return dashboard;
  }

  /** Resolves with the moment at which an event that is like this has come. */
  until(like, { onlyNew = false } = {}) {
    if (!onlyNew && this.#seen.some(like)) return Promise.resolve(performance.now());
    return new Promise((resolve) => this.#waiting.add({ like, resolve }));
  }

  /** Of the process, in its own code and in the kernel. */
  cpuSeconds() {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  memoryBytes() {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.#child.pid}/status`, "utf8"))[1]) * 1024;
  }

  async end() {
    const ended = new Promise((resolve) => this.#child.once("close", resolve));
    this.#sent.destroy();
    this.#child.kill("SIGINT");
    await ended;
  }

  #look(url) {
    return new Promise((resolve, reject) => {
      this.#sent = request(url, (response) => {
        let rest = "";
        response.setEncoding("utf8").on("data", (chunk) => {
          const messages = (rest + chunk).split("\n\n");
          rest = messages.pop();
          for (const message of messages) this.#take(message);
        });
        response.on("error", () => {});
        resolve();
      });
      this.#sent.on("error", reject);
      this.#sent.end();
    });
  }

  #take(message) {
    const data = /^data: (\[.*)$/m.exec(message)?.[1];
    if (data === undefined) return;
    const now = performance.now();
    for (const event of JSON.parse(data)) {
      this.#seen.push(event);
      for (const one of this.#waiting) {
        if (!one.like(event)) continue;
        this.#waiting.delete(one);
        one.resolve(now);
      }
    }
  }
}
