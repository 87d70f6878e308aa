import type { Diagnostic, Place } from "@pulumi-compose/parser";
import { within } from "./source-root";
import { type AnnotationProperties, workflowCommand } from "./workflow-command";

/** What GitHub calls a severity. */
const LEVEL = { error: "error", warning: "warning", info: "notice" } as const;

/** A diagnostic as an annotation of a GitHub workflow. @param root the folder from which files are named */
export function annotation({ severity, code, message, hint, place }: Diagnostic, root: string): string {
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return workflowCommand(LEVEL[severity], text, { title: code, ...(place && annotatedPlace(place, root)) });
}

/** A place as an annotation has it; what is not among the sources cannot be annotated. */
export function annotatedPlace({ file, line, column, length }: Place, root: string): AnnotationProperties {
  const path = within(root, file);
  return path === undefined ? {} : { file: path, line, endLine: line, col: column, endColumn: column + length };
}
