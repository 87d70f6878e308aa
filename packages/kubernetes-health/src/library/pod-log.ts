import {
  type LogFollowing,
  type LoggedLine,
  LogLines,
  type LogStart,
  type LogSubscriber,
} from "@pulumi-compose/docker-health/kernel";
import type { PodRef } from "../shared/cluster-client";
import type { ApiRequest, ApiServer } from "./api-server";

const LOG_CAP_BYTES = 64 * 1024;
const LINE_CAP = 500;

/** The last lines of a container's log, each shortened. */
export async function readLogTail(
  server: ApiServer,
  pod: PodRef,
  lines: number,
  previous: boolean,
): Promise<readonly string[]> {
  const query = { tailLines: String(lines), ...(previous && { previous: "true" }) };
  const stream = await server.stream(logRequest(pod, query));
  const chunks: Buffer[] = [];
  let size = 0;
  await new Promise<void>((resolve) => {
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LOG_CAP_BYTES) stream.destroy();
    });
    stream.on("error", () => resolve());
    stream.on("close", resolve);
  });
  const all = Buffer.concat(chunks).toString("utf8").split(/\r?\n/);
  if (all.at(-1) === "") all.pop();
  // A node's own words for a log that it has no more.
  if (all.length === 1 && all[0]?.startsWith("unable to retrieve container logs for ")) return [];
  return all.slice(-lines).map((line) => (line.length > LINE_CAP ? `${line.slice(0, LINE_CAP)}…` : line));
}

/** Follows a container's log. Resolves once the cluster has begun to answer. */
export async function followPodLog(
  server: ApiServer,
  pod: PodRef,
  from: LogStart,
  subscriber: LogSubscriber,
): Promise<LogFollowing> {
  const abort = new AbortController();
  // A cluster knows whole seconds only: what was told already comes again, and is left out.
  const begin = "after" in from ? { sinceTime: from.after.replace(/\.\d+/, "") } : { tailLines: String(from.lines) };
  const request = logRequest(pod, { follow: "true", timestamps: "true", ...begin });
  const stream = await server.stream(request, abort.signal);
  const cut = new LogLines();
  let isOver = false;
  const tell = (lines: readonly LoggedLine[]) => {
    const fresh = "after" in from ? lines.filter(({ time }) => time === undefined || isLater(time, from.after)) : lines;
    if (fresh.length > 0) subscriber.onLines(fresh);
  };
  const end = () => {
    if (isOver) return;
    isOver = true;
    tell(cut.end());
    stream.destroy();
    subscriber.onEnd();
  };
  stream.on("data", (chunk: Buffer) => {
    if (!isOver) tell(cut.push(chunk));
  });
  stream.on("end", end);
  stream.on("error", end);
  stream.on("close", end);
  return {
    close() {
      isOver = true;
      abort.abort();
      stream.destroy();
    },
    pause: () => void stream.pause(),
    resume: () => void stream.resume(),
  };
}

/** Whether a time is later than another, to the nanosecond. */
export function isLater(time: string, than: string): boolean {
  const [a, b] = [Math.floor(Date.parse(time) / 1_000), Math.floor(Date.parse(than) / 1_000)];
  return a > b || (a === b && fraction(time) > fraction(than));
}

function fraction(time: string): string {
  return (/\.(\d+)/.exec(time)?.[1] ?? "").padEnd(9, "0");
}

function logRequest({ namespace, name, container }: PodRef, query: Readonly<Record<string, string>>): ApiRequest {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}/log`;
  return { path, query: { ...(container !== undefined && { container }), ...query } };
}
