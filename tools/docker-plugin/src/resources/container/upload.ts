import { readFile } from "node:fs/promises";
import { pack } from "tar-stream";
import { messageOf } from "../../engine/engine-error";
import { CONTAINER } from "../../schema/container";
import { flagOf, textOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import type { Context } from "../resource";
import { objectsInHashOrder } from "../set-hash";

/** Puts the `uploads` into a container that has not been started yet. */
export async function uploadFiles(context: Context, id: string, values: ValueMap): Promise<void> {
  const field = CONTAINER.uploads;
  for (const upload of field ? objectsInHashOrder(field, values.uploads) : []) {
    const archive = await archiveOf(textOf(upload, "file"), modeOf(upload), await contentOf(upload));
    try {
      await context.engine.put(`/containers/${id}/archive`, { query: { path: "/" }, file: archive });
    } catch (error) {
      throw new Error(`Unable to upload volume content: ${messageOf(error)}`);
    }
  }
}

async function contentOf(upload: ValueMap): Promise<Buffer> {
  const content = textOf(upload, "content");
  const base64 = textOf(upload, "contentBase64");
  const source = textOf(upload, "source");
  const given = [content, base64, source].filter((text) => text !== "").length;
  const sources = "'content', 'content_base64', or 'source'";
  if (given === 0) throw new Error(`error with upload content: one of ${sources} must be set`);
  if (given > 1) throw new Error(`error with upload content: only one of ${sources} can be set`);
  if (content !== "") return Buffer.from(content);
  if (base64 !== "") return Buffer.from(base64, "base64");
  try {
    return await readFile(source);
  } catch (error) {
    throw new Error(`could not read file: ${messageOf(error)}`);
  }
}

function modeOf(upload: ValueMap): number {
  const permissions = textOf(upload, "permissions");
  if (permissions !== "") return Number.parseInt(permissions, 8);
  return flagOf(upload, "executable") ? 0o744 : 0o644;
}

async function archiveOf(name: string, mode: number, content: Buffer): Promise<Buffer> {
  const archive = pack();
  archive.entry({ name, mode, mtime: new Date() }, content);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
