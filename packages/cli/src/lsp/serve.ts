import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { Io } from "../io/io";
import { protocolStreams } from "../io/protocol-streams";
import type { ProjectOptions } from "../project/project-options";
import type { TargetOptions } from "../target-option";
import { LanguageServer } from "./language-server";

/** Serves an editor until it says `exit`, or is gone. @returns never: the connection ends the process */
export function serve({ target, ...project }: ProjectOptions & TargetOptions, io: Io): Promise<number> {
  const { input, output } = protocolStreams();
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(input),
    new StreamMessageWriter(output),
  );
  // What belongs to nobody's project stands on standard input, which is the protocol's here.
  const file = project.file?.filter((name) => name !== "-");
  const { file: _, ...rest } = project;
  new LanguageServer(connection, { project: { ...rest, ...(file?.length && { file }) }, target, io });
  connection.listen();
  return new Promise(() => undefined);
}
