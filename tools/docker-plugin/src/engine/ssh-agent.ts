import { spawn } from "node:child_process";
import { Agent } from "node:http";
import { Duplex } from "node:stream";

/** Carries HTTP over `ssh HOST docker system dial-stdio`, with the user's own ssh and its configuration. */
export function sshAgent(host: string, sshOpts: readonly string[]): Agent {
  return Object.assign(new Agent(), { createConnection: () => connect(host, sshOpts) });
}

function connect(host: string, sshOpts: readonly string[]): Duplex {
  const child = spawn("ssh", sshArguments(host, sshOpts), { stdio: ["pipe", "pipe", "inherit"] });
  const stream = Duplex.from({ readable: child.stdout, writable: child.stdin });
  child.on("error", (error) => stream.destroy(error));
  stream.on("close", () => child.kill());
  // What HTTP expects of a socket and a pipe has no use for.
  const nothing = () => stream;
  return Object.assign(stream, {
    setKeepAlive: nothing,
    setNoDelay: nothing,
    setTimeout: nothing,
    ref: nothing,
    unref: nothing,
  });
}

export function sshArguments(host: string, sshOpts: readonly string[]): string[] {
  const url = new URL(host);
  const user = url.username === "" ? [] : ["-l", url.username];
  const port = url.port === "" ? [] : ["-p", url.port];
  return [...sshOpts, ...user, ...port, "--", url.hostname, "docker", "system", "dial-stdio"];
}
