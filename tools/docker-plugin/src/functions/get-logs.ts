import { messageOf } from "../engine/engine-error";
import { textOf } from "../values/read";
import type { ValueMap } from "../values/value";
import type { PluginFunction } from "./function";

const HEADER_BYTES = 8;

/** A container's log, line by line. As in the official plugin eight bytes are cut off each line, a header or not. */
export const getLogs: PluginFunction = async ({ engine, signal }, args) => {
  const flag = (key: string, otherwise: boolean) => (typeof args[key] === "boolean" ? args[key] : otherwise);
  const name = textOf(args, "name");
  const given: ValueMap = {
    name,
    details: flag("details", false),
    discardHeaders: flag("discardHeaders", true),
    follow: flag("follow", false),
    logsListStringEnabled: flag("logsListStringEnabled", true),
    showStderr: flag("showStderr", true),
    showStdout: flag("showStdout", true),
    since: textOf(args, "since"),
    tail: textOf(args, "tail"),
    timestamps: flag("timestamps", false),
    until: textOf(args, "until"),
  };
  const log = await readLog(() =>
    engine.stream("GET", `/containers/${encodeURIComponent(name)}/logs`, {
      query: {
        stdout: given.showStdout,
        stderr: given.showStderr,
        details: given.details,
        follow: given.follow,
        timestamps: given.timestamps,
        ...(given.since !== "" && { since: given.since }),
        ...(given.until !== "" && { until: given.until }),
        ...(given.tail !== "" && { tail: given.tail }),
      },
      signal,
    }),
  );
  const cut = given.discardHeaders === true ? HEADER_BYTES : 0;
  const lines = given.logsListStringEnabled === true ? linesOf(log).map((line) => line.subarray(cut).toString()) : [];
  return { ...given, id: name, logsListStrings: lines };
};

async function readLog(open: () => Promise<AsyncIterable<Uint8Array>>): Promise<Buffer> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await open()) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    throw new Error(`dataSourceDockerLogsRead: error while asking for logs ${messageOf(error)}`);
  }
}

function linesOf(log: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  while (start < log.length) {
    const end = log.indexOf("\n", start);
    const stop = end === -1 ? log.length : end;
    lines.push(log.subarray(start, stop));
    start = stop + 1;
  }
  return lines;
}
