import {
  LSPErrorCodes,
  type Range,
  ResponseError,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { rangeOf } from "../text/open-documents";
import type { Asked } from "./asked";
import { mentionAt, namesOf, offsetsIn, sameAs } from "./project-names";

const NAME = /^[a-zA-Z0-9._-]+$/;

/** What of a document would be renamed; null: there is nothing that can be. Other things than services are known elsewhere by their names. */
export function prepareRename(asked: Asked): Range | null {
  const found = mentionAt(asked);
  if (found?.mention.kind !== "services") return null;
  return rangeOf(asked.document, ...offsetsIn(found), asked.ranges.encoding);
}

/**
 * Renames a service wherever the project's files name it as one. Texts that hold its name as a host's are left as they are.
 *
 * @throws ResponseError for a name that there cannot be, or that another service has
 */
export function rename(asked: Asked, newName: string): WorkspaceEdit | null {
  const found = mentionAt(asked);
  if (found?.mention.kind !== "services") return null;
  if (!NAME.test(newName)) throw refusal(`"${newName}" is no name of a service: letters, digits, ".", "_" and "-"`);
  if (newName !== found.mention.name && namesOf("services", asked).includes(newName)) {
    throw refusal(`there is a service "${newName}" already`);
  }
  const edits = new Map<string, TextDocumentEdit>();
  for (const one of sameAs(found, asked)) {
    const { document, path } = one.file;
    const version = asked.ranges.document(path) ? document.version : null;
    const edit = edits.get(document.uri) ?? { textDocument: { uri: document.uri, version }, edits: [] };
    edit.edits.push({ range: rangeOf(document, ...offsetsIn(one), asked.ranges.encoding), newText: newName });
    edits.set(document.uri, edit);
  }
  return { documentChanges: [...edits.values()] };
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
