import { IncomingMessage } from "node:http";
import type { LogFollowing, LogSubscriber } from "../shared/log-follower";
import { LogLines } from "./log-lines";
import type { Requester } from "./requester";

/**
 * Follows the log of whatever has one: a container, a task. Resolves once the engine has begun to answer.
 *
 * @param owner its path: `/containers/ID`
 * @param lines how many of those that there are already
 */
export async function followLog(
  ask: Requester,
  owner: string,
  lines: number,
  subscriber: LogSubscriber,
): Promise<LogFollowing> {
  const query = { stdout: "1", stderr: "1", follow: "1", timestamps: "1", tail: String(lines) };
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
