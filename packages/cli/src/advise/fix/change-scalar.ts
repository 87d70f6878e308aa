import type { Edit } from "@pulumi-compose/health-model";
import { isScalar } from "yaml";
import { Refusal } from "./refusal";
import { splice } from "./splice";
import { contentRange, type YamlFile } from "./yaml-file";

type Change = Exclude<Edit, { readonly kind: "set" }>;

/** Replaces a part of a string, or adds to its end; what else is written there stays as it is. */
export function changeScalar(file: YamlFile, node: object, change: Change): string | Refusal {
  if (!isScalar(node) || typeof node.value !== "string") return new Refusal("the file has no text there");
  const [start, end] = contentRange(file, node);
  const written = file.text.slice(start, end);
  const quote = written[0] === '"' || written[0] === "'" ? written[0] : "";
  if (change.kind === "append") {
    const at = end - quote.length;
    return splice(file.text, at, at, escapeFor(quote, change.text));
  }
  const parts = written.split(escapeFor(quote, change.from));
  if (parts.length !== 2) return new Refusal(`"${change.from}" is not written there just once`);
  return splice(file.text, start, end, parts.join(escapeFor(quote, change.to)));
}

function escapeFor(quote: string, text: string): string {
  if (quote === '"') return JSON.stringify(text).slice(1, -1);
  return quote === "'" ? text.replaceAll("'", "''") : text;
}
