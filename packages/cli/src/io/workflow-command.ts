/** What a GitHub workflow is told on a line of its own. */
export type WorkflowCommand = "error" | "warning" | "notice" | "group" | "endgroup";

/** Where an annotation points, and what it is called. Lines and columns count from 1. */
export interface AnnotationProperties {
  readonly title?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly endLine?: number | undefined;
  readonly col?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** A line by which a GitHub workflow is told something: `::error file=compose.yaml,line=3::is unhealthy`. */
export function workflowCommand(name: WorkflowCommand, data = "", properties: AnnotationProperties = {}): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name}${given.length > 0 ? ` ${given.join(",")}` : ""}::${escapedData(data)}`;
}

function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * Text of others (a container's output, say) that a GitHub workflow does not take for a command of ours, whatever it is: neither
 * `::error::` at the beginning of a line nor `##[error]` anywhere in it.
 */
export function harmless(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/^(\s*):(?=:)/gmu, `$1:${INVISIBLE}`)
    .replaceAll("##[", `#${INVISIBLE}#[`);
}

/** Word joiner: it takes no place, and is no white space that somebody may trim. */
const INVISIBLE = "\u2060";
