import type { ProgramInfo } from "@pulumi/pulumi/proto/language_pb";
import { type NodeOptions, parseNodeOptions } from "./node-options";

/** A message's program information in plain values. */
export interface Program {
  readonly rootDirectory: string;
  readonly directory: string;
  /** Relative to the directory; "." when Node.js is to find it by itself. */
  readonly entryPoint: string;
  readonly options: NodeOptions;
}

/** @throws Error when the information is absent or an option has the wrong type. */
export function programInfo(info: ProgramInfo | undefined): Program {
  if (info === undefined) throw new Error("the engine sent no program information; it is older than this host");
  return {
    rootDirectory: info.getRootDirectory(),
    directory: info.getProgramDirectory(),
    entryPoint: info.getEntryPoint(),
    options: parseNodeOptions(info.getOptions()?.toJavaScript() ?? {}),
  };
}
