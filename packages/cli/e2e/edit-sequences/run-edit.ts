import { spawn } from "node:child_process";
import type Docker from "dockerode";
import { isAlive, processesOf } from "../../../pulumi-compose/e2e/support/processes-of";
import type { EnginePicture } from "./engine-picture";
import type { Blow, SequenceProject, SequenceService } from "./sequence-project";

/** Ends a command that has gone on for so long; by SIGKILL with all that it has started. */
export function breakOff(
  command: string,
  args: readonly string[],
  {
    afterMs,
    signal,
    ...options
  }: {
    readonly afterMs: number;
    readonly signal: "SIGINT" | "SIGKILL";
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
  },
): Promise<void> {
  const child = spawn(command, [...args], { ...options, stdio: "ignore" });
  const pid = child.pid ?? 0;
  const timer = setTimeout(() => {
    const all = signal === "SIGKILL" ? [pid, ...processesOf(pid).map((one) => one.pid)] : [pid];
    for (const one of all) if (isAlive(one)) process.kill(one, signal);
  }, afterMs);
  return new Promise((done, reject) => {
    child.once("error", reject).once("close", () => {
      clearTimeout(timer);
      done();
    });
  });
}

/** Does something to one of a project's containers. @returns what was done to which */
export async function strike(docker: Docker, picture: EnginePicture, blow: Blow, at: number): Promise<string> {
  const keys = Object.keys(picture.ids).sort();
  const key = keys[at % keys.length] ?? "";
  const container = docker.getContainer(picture.ids[key] ?? "");
  if (blow === "stop") await container.stop({ t: 0 });
  if (blow === "remove") await container.remove({ force: true });
  if (blow === "disconnect") {
    const [network = ""] = picture.containers[key]?.networks ?? [];
    await docker.getNetwork(network).disconnect({ Container: container.id });
  }
  return `${blow} ${key}`;
}

/** The service that an edit makes never good, where it is updated beside its old containers; with its name. */
export function badVersion(
  { services, ...rest }: SequenceProject,
  at: number,
): { readonly project: SequenceProject; readonly service: SequenceService } | undefined {
  const rolling = services.filter(
    ({ rolling: how, port, address, containerName }) =>
      how?.hasCheck && (port ?? address ?? containerName) === undefined,
  );
  const service = rolling[at % rolling.length];
  if (!service) return undefined;
  const bad = { ...service, isBad: true, variable: service.variable + 100 };
  return { service, project: { ...rest, services: services.map((one) => (one === service ? bad : one)) } };
}
