import { isSecretVariable, likelySecrets } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";
import type { Cursor } from "../../text/cursor";
import type { DocumentTree } from "../../text/document-tree";
import type { Asked } from "../asked";

/** What the parts of a hover are made of. */
export interface HoverContext {
  readonly asked: Asked;
  readonly tree: DocumentTree;
  readonly cursor: Cursor;
  /** A value as it may be shown, in code. */
  readonly show: (value: unknown, name?: string) => string;
}

const MOST = 200;

/** Shows values, but none that by its name, or by the name of another that has it, is a secret. */
export function redactor(project: ComposeProject | undefined): HoverContext["show"] {
  const secrets = likelySecrets(project).toSorted((one, other) => other.length - one.length);
  return (value, name) => {
    if (typeof value === "string" && name !== undefined && isSecretVariable(name, value)) return "`[secret]`";
    let text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
    for (const secret of secrets) text = text.replaceAll(secret, "[secret]");
    return code(text.length > MOST ? `${text.slice(0, MOST)}…` : text);
  };
}

/** Text as code within a line of Markdown, whatever is in it. */
export function code(text: string): string {
  const flat = text.replace(/\s*\n\s*/g, " ");
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return flat === "" ? '`""`' : `${fence}${space}${flat}${space}${fence}`;
}
