import type { MessageDoc } from "@pulumi-compose/parser";
import { helpUri } from "../help-uri";

/** What SARIF calls severities. */
export const SARIF_LEVEL = { error: "error", warning: "warning", info: "note" } as const;

/** A kind of message as SARIF's `reportingDescriptor`. */
export function ruleOf({ code, severity, when, remedy }: MessageDoc): object {
  return {
    id: code,
    name: pascalCase(code),
    shortDescription: { text: when },
    help: { text: remedy === "" ? when : remedy },
    helpUri: helpUri(code),
    defaultConfiguration: { level: SARIF_LEVEL[severity] },
  };
}

/** `health/no-healthcheck` is `HealthNoHealthcheck`: names of rules are identifiers. */
function pascalCase(code: string): string {
  return code
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
