import { commandsOf } from "@pulumi-compose/health-model";
import type { ProbeResult } from "../shared/container-snapshot";

const REFUSED =
  /connection refused|couldn't connect|failed to connect|cannot assign requested address|address not available/i;

/**
 * What to do where a probe that asks `localhost` was refused. Busybox' wget asks one of the name's addresses only, and
 * names it where it is IPv4: "can't connect to remote host (127.0.0.1): Connection refused" (BusyBox 1.35.0). Others
 * have tried both.
 */
export function refusedLocalhost(probe: ProbeResult, test: readonly string[]): string | undefined {
  const [how, ...words] = test;
  if (probe.exitCode === 0 || !REFUSED.test(probe.output) || (how !== "CMD" && how !== "CMD-SHELL")) return undefined;
  const command = commandsOf({ how, words }).find((one) => one.some((word) => LOCALHOST.test(word)));
  const client = command?.find((word) => /^(?:.*\/)?(?:wget|curl)$/.test(word));
  if (client === undefined) return undefined;
  const output = probe.output;
  const triedBoth = client.endsWith("curl") || output.includes("|127.0.0.1|");
  if (triedBoth || output.includes("127.0.0.1")) {
    return "nothing listens there on localhost: is it another port, or does the service listen on the container's own address only?";
  }
  return "localhost is ::1 as well as 127.0.0.1, and busybox's wget tries only one of them: ask 127.0.0.1 if the service listens on IPv4";
}

const LOCALHOST = /^(?:https?:\/\/)?(?:[^@/\s]*@)?localhost(?=[:/?]|$)/i;
