import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Places } from "../places";
import { aptInstall, canInstall } from "../util/apt-install";
import { findExecutables } from "../util/find-executable";
import { sayAbout } from "../util/say";
import { type Answer, askEngine } from "./ask-engine";
import type { FoundEngine } from "./engine";
import { OwnEngine } from "./own-engine";
import { removeStaleContainerd } from "./remove-stale-containerd";

const say = sayAbout("engine");

/**
 * Finds a Docker engine: the one that DOCKER_HOST, the docker context or the default socket leads to; else, as root on
 * Debian or Ubuntu, one from the distribution's package, which is installed and started. An engine that the user named
 * is never replaced by another one.
 */
export async function ensureEngine(at: Places): Promise<FoundEngine> {
  const own = new OwnEngine(at);
  const first = await askEngine(process.env);
  if ("docker" in first) return found(first, own, false);
  if (first.named) return none(first.reason);
  if (!canInstall()) return none(`${first.reason}\n${HOW_TO_GET_ONE[process.platform] ?? HOW_TO_GET_ONE.linux}`);
  if (findExecutables("dockerd", `${process.env.PATH ?? ""}:/usr/sbin`).length === 0) {
    say("none answers; installing docker.io from the distribution");
    await aptInstall(["docker.io", "iptables", "ca-certificates"], at);
    // Where an init system runs, the package has started the engine by itself.
    const installed = await askRepeatedly(existsSync("/run/systemd/system") ? 10 : 1);
    if ("docker" in installed) return found(installed, own, false);
  }
  removeStaleContainerd();
  say("none answers; starting dockerd");
  await own.start(async () => "docker" in (await askEngine(process.env)));
  const second = await askEngine(process.env);
  return "docker" in second ? found(second, own, true) : none(second.reason);
}

async function askRepeatedly(times: number): Promise<Answer> {
  for (let left = times; ; left -= 1) {
    const answer = await askEngine(process.env);
    if ("docker" in answer || left <= 1) return answer;
    await sleep(500);
  }
}

function found(answer: Extract<Answer, { docker: unknown }>, own: OwnEngine, startedNow: boolean): FoundEngine {
  const ourPid = own.pid();
  const whose = ourPid === undefined ? answer.source : `started by this set-up, process ${ourPid}`;
  say(`${answer.version} at ${answer.host} (${whose})`);
  const { docker, host, version } = answer;
  return { found: true, docker, host, version, ourPid, startedNow };
}

function none(reason: string): FoundEngine {
  say(`none: ${reason.replaceAll("\n", "\n         ")}`);
  return { found: false, reason };
}

const HOW_TO_GET_ONE: Readonly<Record<string, string>> = {
  linux:
    "Install Docker Engine (https://docs.docker.com/engine/install/) and start it, or set DOCKER_HOST; as root on Debian\n" +
    "or Ubuntu this set-up installs and starts one by itself.",
  darwin: "Start Docker Desktop, colima or OrbStack, or set DOCKER_HOST.",
  win32: "Start Docker Desktop, or set DOCKER_HOST.",
};
