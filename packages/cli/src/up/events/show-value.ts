import { SIGNATURE } from "../state/secret-mark";

const longest = 60;
/** The text that stands for a value not known yet. */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A property's value in a few words. A secret is never shown. */
export function showValue(value: unknown): string {
  if (typeof value === "string") return value === unknown ? "(known after the deployment)" : shorten(quote(value));
  if (isSecret(value)) return "[secret]";
  return shorten(JSON.stringify(value, hideSecrets) ?? "");
}

/** Whether Pulumi keeps a value as a secret, whatever it is. */
export function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && SIGNATURE in value;
}

function hideSecrets(_key: string, value: unknown): unknown {
  return isSecret(value) ? "[secret]" : value;
}

function quote(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : JSON.stringify(text);
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
