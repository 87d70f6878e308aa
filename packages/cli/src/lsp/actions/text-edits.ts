import { pathToFileURL } from "node:url";
import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Ranges } from "../diagnostics/for-document";
import { rangeOf } from "../text/open-documents";
import { textDocument } from "../text/place-range";

/** The edits that make new texts of files: of open documents for the version that they have now. */
export function workspaceEdit(
  texts: ReadonlyMap<string, string>,
  ranges: Ranges,
  onDisk: (path: string) => string,
): WorkspaceEdit {
  const documentChanges = [...texts].map(([path, text]): TextDocumentEdit => {
    const open = ranges.document(path);
    const document = open ?? textDocument(pathToFileURL(path).href, onDisk(path));
    return {
      textDocument: { uri: document.uri, version: open ? open.version : null },
      edits: [difference(document, text, ranges)],
    };
  });
  return { documentChanges };
}

/** One edit from where the texts begin to differ to where they end to. */
function difference(document: TextDocument, text: string, { encoding }: Ranges) {
  const before = document.getText();
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  let behind = 0;
  while (
    behind < most - start &&
    before.charCodeAt(before.length - 1 - behind) === text.charCodeAt(text.length - 1 - behind)
  ) {
    behind++;
  }
  // Neither half of a character, nor of a line break, alone.
  if (start > 0 && isHalf(before.charCodeAt(start - 1))) start--;
  while (behind > 0 && isSecondHalf(before.charCodeAt(before.length - behind))) behind--;
  const end = before.length - behind;
  return { range: rangeOf(document, start, end, encoding), newText: text.slice(start, text.length - behind) };
}

function isHalf(unit: number): boolean {
  return (unit >= 0xd800 && unit <= 0xdbff) || unit === 0x0d;
}

function isSecondHalf(unit: number): boolean {
  return (unit >= 0xdc00 && unit <= 0xdfff) || unit === 0x0a;
}
