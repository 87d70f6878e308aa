import type Docker from "dockerode";

/** What a file in a container says; undefined when there is none. */
export async function fileIn(docker: Docker, container: string, path: string): Promise<string | undefined> {
  const archive = await archiveOf(docker, container, path);
  if (!archive) return undefined;
  const size = octal(archive, 124, 12);
  return archive.toString("utf8", header, header + size);
}

/** A file's permissions. */
export async function modeIn(docker: Docker, container: string, path: string): Promise<number | undefined> {
  const archive = await archiveOf(docker, container, path);
  return archive && octal(archive, 100, 8) & 0o7777;
}

/** The engine gives a file as a tar archive: a header of this length, then the content. */
const header = 512;

async function archiveOf(docker: Docker, container: string, path: string): Promise<Buffer | undefined> {
  const stream = await docker
    .getContainer(container)
    .getArchive({ path })
    .catch(() => undefined);
  if (!stream) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function octal(archive: Buffer, start: number, length: number): number {
  return Number.parseInt(archive.toString("latin1", start, start + length).replace(/\0.*$/s, ""), 8);
}
