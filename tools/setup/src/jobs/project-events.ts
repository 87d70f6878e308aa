import type Docker from "dockerode";

/** Something that happened to a container of a compose project, as the engine's own log of events has it. */
export interface ProjectEvent {
  readonly service: string;
  /** `create`, `exec_die`, `die`, `health_status: healthy`, … */
  readonly action: string;
  /** Of `die` and `exec_die`. */
  readonly exitCode: number | undefined;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** The events of a project's containers from a moment until now, in order; the engine remembers a few hundred. */
export async function projectEvents(docker: Docker, project: string, sinceMs: number): Promise<ProjectEvent[]> {
  const stream = await docker.getEvents({
    since: sinceMs / 1000,
    until: Date.now() / 1000,
    filters: JSON.stringify({ type: ["container"], label: [`com.docker.compose.project=${project}`] }),
  });
  let text = "";
  for await (const chunk of stream) text += chunk.toString();
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => readEvent(JSON.parse(line)));
}

function readEvent(event: unknown): ProjectEvent {
  const fields = new Map(Object.entries(event ?? {}));
  const actor = new Map(Object.entries(fields.get("Actor") ?? {}));
  const attributes = new Map(Object.entries(actor.get("Attributes") ?? {}));
  const exitCode = attributes.get("exitCode");
  return {
    service: String(attributes.get("com.docker.compose.service")),
    action: String(fields.get("Action")),
    exitCode: exitCode === undefined ? undefined : Number(exitCode),
    atMs: Number(fields.get("timeNano")) / 1e6,
  };
}
