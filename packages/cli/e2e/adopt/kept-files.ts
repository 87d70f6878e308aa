import { Writable } from "node:stream";
import type Docker from "dockerode";
import { engine } from "../../../pulumi-compose/e2e/support/engine";

/**
 * What is in the file `kept` of every volume, by container and place; first written there, or only read. A file's text is the
 * first place that it was written at, since several containers may have one volume.
 */
export async function keptFiles(project: string, how: "write" | "read"): Promise<ReadonlyMap<string, string>> {
  const docker = engine();
  const filters = { label: [`com.docker.compose.project=${project}`], status: ["running"] };
  const kept = new Map<string, string>();
  for (const { Id, Names, Mounts } of await docker.listContainers({ filters })) {
    for (const { Type, RW, Destination } of Mounts) {
      if (Type !== "volume") continue;
      const place = `${Names[0]}:${Destination}`;
      const file = `${Destination}/kept`;
      const write = how === "write" && RW ? `test -e ${file} || echo ${place} > ${file}; ` : "";
      kept.set(place, await outputOf(docker, docker.getContainer(Id), `${write}cat ${file} 2>&1`));
    }
  }
  // A volume that is mounted for reading may have been read before it was written.
  return how === "write" ? keptFiles(project, "read") : new Map([...kept].sort());
}

async function outputOf(docker: Docker, container: Docker.Container, line: string): Promise<string> {
  const exec = await container.exec({ Cmd: ["sh", "-c", line], User: "0", AttachStdout: true });
  const stream = await exec.start({});
  let text = "";
  const sink = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  docker.modem.demuxStream(stream, sink, sink);
  await new Promise((resolve, reject) => stream.on("end", resolve).on("error", reject));
  return text.trim();
}
