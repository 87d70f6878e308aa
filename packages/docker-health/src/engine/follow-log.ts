import { IncomingMessage } from "node:http";
import type { LogFollowing, LogStart, LogSubscriber } from "../shared/log-follower";
import { LogLines } from "./log-lines";
import type { Requester } from "./requester";

/**
 * Follows the log of whatever has one: a container, a task. Resolves once the engine has begun to answer.
 *
 * @param owner its path: `/containers/ID`
 */
export async function followLog(
  ask: Requester,
  owner: string,
  from: LogStart,
  subscriber: LogSubscriber,
): Promise<LogFollowing> {
  const begin = "after" in from ? { since: justAfter(from.after) } : { tail: String(from.lines) };
  const query = { stdout: "1", stderr: "1", follow: "1", timestamps: "1", ...begin };
  const stream = await ask.stream({ method: "GET", path: `${owner}/logs`, query, ok: [200] }, "response");
  if (stream instanceof IncomingMessage) stream.socket.setKeepAlive(true, 15_000);
  const cut = new LogLines();
  let over = false;
  const tell = (told: ReturnType<LogLines["end"]>) => {
    if (told.length > 0) subscriber.onLines(told);
  };
  const end = () => {
    if (over) return;
    over = true;
    tell(cut.end());
    stream.destroy();
    subscriber.onEnd();
  };
  stream.on("data", (chunk: Buffer) => {
    if (!over) tell(cut.push(chunk));
  });
  stream.on("end", end);
  stream.on("error", end);
  stream.on("close", end);
  return {
    close() {
      over = true;
      stream.destroy();
    },
    pause: () => void stream.pause(),
    resume: () => void stream.resume(),
  };
}

/** The next moment as the engine is asked for it: `1767225600.000000002`. What it sends begins with that moment. */
function justAfter(time: string): string {
  const nanoseconds = Number((/\.(\d+)/.exec(time)?.[1] ?? "").padEnd(9, "0").slice(0, 9)) + 1;
  const seconds = Math.floor(Date.parse(time) / 1_000) + Math.floor(nanoseconds / 1e9);
  return `${seconds}.${String(nanoseconds % 1e9).padStart(9, "0")}`;
}
