import { IncomingMessage } from "node:http";
import { StringDecoder } from "node:string_decoder";
import type { ContainerEvent, EventSubscriber, Subscription } from "../shared/engine-client";
import { field, text } from "../shared/read";
import type { Requester } from "./requester";

// `exec_die` is the end of a probe: what makes progress visible between two changes of health.
const EVENTS = [
  ...[
    "create",
    "start",
    "restart",
    "die",
    "oom",
    "kill",
    "stop",
    "destroy",
    "pause",
    "unpause",
    "health_status",
    "exec_die",
  ],
  // Podman's words.
  ...["died", "remove", "cleanup"],
];

/** Which events: from when, to when, of which container. Seconds since the epoch, fractions allowed, by the engine's clock. */
export interface EventSpan {
  readonly since: string;
  /** Left out: for ever. */
  readonly until?: string;
  /** Left out: of all. */
  readonly container?: string;
}

/** Opens `GET /events` for containers; resolves when the engine has begun to answer. */
export async function followEvents(
  ask: Requester,
  span: EventSpan,
  subscriber: EventSubscriber,
): Promise<Subscription> {
  const { container, ...times } = span;
  const filters = JSON.stringify({ type: ["container"], event: EVENTS, ...(container && { container: [container] }) });
  const query = { ...times, filters };
  const stream = await ask.stream({ method: "GET", path: "/events", query, ok: [200] }, "response");
  const decoder = new StringDecoder("utf8");
  let line = "";
  let over = false;
  const end = (reason: string) => {
    if (over) return;
    over = true;
    stream.destroy();
    subscriber.onEnd(reason);
  };
  const socket = stream instanceof IncomingMessage ? stream.socket : undefined;
  // A peer that vanished without a word would otherwise look like an engine on which nothing happens.
  socket?.setKeepAlive(true, 15_000);
  stream.on("data", (chunk: Buffer) => {
    line += decoder.write(chunk);
    const lines = line.split("\n");
    line = lines.pop() ?? "";
    for (const one of lines) {
      const event = readEvent(one);
      if (event && !over) subscriber.onEvent(event);
    }
  });
  stream.on("error", (error) => end(error.message));
  stream.on("close", () => end("closed"));
  return {
    close() {
      over = true;
      stream.destroy();
    },
  };
}

/** One line of the stream; undefined for what is no event of a container. */
export function readEvent(line: string): ContainerEvent | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return undefined;
  }
  const containerId = text(field(raw, "Actor", "ID")) || text(field(raw, "id"));
  const action = text(field(raw, "Action")) || text(field(raw, "status"));
  if (!containerId || !action) return undefined;
  const attributes = field(raw, "Actor", "Attributes");
  const exitCode = text(field(attributes, "exitCode")) || text(field(attributes, "containerExitCode"));
  const execId = text(field(attributes, "execID"));
  const project = text(field(attributes, "com.docker.compose.project"));
  return {
    containerId,
    containerName: text(field(attributes, "name")),
    action: action === "died" ? "die" : action === "remove" ? "destroy" : action,
    ...(exitCode && { exitCode: Number(exitCode) }),
    ...(execId && { execId }),
    ...(project && { project }),
    timeNano: nanoseconds(line),
  };
}

/** From the text: as a number it would lose its last digits. */
function nanoseconds(line: string): string {
  return /"timeNano":\s*(\d+)/.exec(line)?.[1] ?? "";
}
