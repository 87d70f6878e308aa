import { spawn } from "node:child_process";
import type { Stream } from "./io";

/** What opens an address in the browser that a person has chosen. */
export function browserCommand(address: string, platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === "darwin") return ["open", address];
  // `start` takes the first text in quotes for a title.
  return platform === "win32" ? ["cmd", "/c", "start", '""', address] : ["xdg-open", address];
}

/** Opens an address in a browser. Where there is none, that is told, and the address is still there to be copied. */
export function openBrowser(address: string, err: Stream, command = browserCommand(address, process.platform)): void {
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: "ignore", detached: true, windowsHide: true });
  const failed = (why: string) => err.write(`warning: no browser was opened: ${why}\n`);
  child.on("error", ({ message }) => failed(message));
  child.on("exit", (code) => {
    if (code !== null && code !== 0) failed(`${program} ended with ${code}`);
  });
  child.unref();
}
