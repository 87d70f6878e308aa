import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import { protocolStreams } from "../io/protocol-streams";
import type { ProjectOptions } from "../project/project-options";
import type { TargetOptions } from "../target-option";
import { LanguageServer } from "./language-server";

/** Serves an editor until it says `exit`, which ends the process, or its end of the streams is gone. @returns the exit code */
export function serve({ target, ...project }: ProjectOptions & TargetOptions, io: Io): Promise<number> {
  const { input, output } = protocolStreams();
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(input),
    new StreamMessageWriter(output),
  );
  // Standard input is the protocol's.
  const files = project.file?.filter((name) => name !== "-") ?? [];
  const { file: _, ...rest } = project;
  const server = new LanguageServer(connection, {
    project: { ...rest, ...(files.length > 0 && { file: files }) },
    target,
    io,
  });
  connection.listen();
  return new Promise((resolve) => {
    for (const end of ["end", "close"]) input.once(end, () => resolve(server.isShutDown ? EXIT.done : EXIT.failed));
  });
}
