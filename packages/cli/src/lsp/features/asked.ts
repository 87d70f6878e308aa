import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Ranges } from "../diagnostics/for-document";
import type { Analysis } from "../project/analysis";

/** A question about a place in a document. */
export interface Asked {
  readonly path: string;
  readonly document: TextDocument;
  /** In UTF-16 units. */
  readonly offset: number;
  /** The newest that is known of the document's project, where it had no errors; absent: there is none yet. */
  readonly analysis: Analysis | undefined;
  /** The project's files: open documents, and what the analysis has read of others. */
  readonly files: readonly ProjectFile[];
  readonly ranges: Ranges;
  /** The variables of the environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The target's name. */
  readonly target: string;
}

/** A YAML file of a project. */
export interface ProjectFile {
  readonly path: string;
  readonly document: TextDocument;
}
