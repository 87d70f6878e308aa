import { createHash } from "node:crypto";

/** What the engine says about naming a resource (`pulumi:autonaming`). */
export interface AutoNaming {
  readonly mode: "propose" | "enforce" | "disable";
  readonly proposedName: string;
}

/** The physical name of a resource that was given none: its logical name and seven random digits. */
export function autoName(logicalName: string, seed: Uint8Array, naming: AutoNaming | undefined): string | undefined {
  switch (naming?.mode) {
    case "propose":
    case "enforce":
      return naming.proposedName;
    case "disable":
      return undefined;
    case undefined:
      return `${logicalName}-${createHash("sha512").update(seed).update(logicalName).digest("hex").slice(0, 7)}`;
  }
}
