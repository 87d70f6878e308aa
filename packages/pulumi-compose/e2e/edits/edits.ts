import { execFileSync } from "node:child_process";
import type { Edit } from "./edit";
import { networkEdits } from "./network";
import { processEdits } from "./process";
import { resourcesEdits } from "./resources";
import { securityEdits } from "./security";
import { storageEdits } from "./storage";

/** A disk of this machine, for limits that name one. */
function disk(): string {
  const [first = ""] = execFileSync("lsblk", ["-dno", "PATH", "-e", "1,7,253"], { encoding: "utf8" }).split("\n");
  return first;
}

/** One edit or more of every attribute that becomes something (those that do not are in `notHere`). */
export const edits: readonly Edit[] = [
  ...processEdits,
  ...networkEdits,
  ...storageEdits,
  ...resourcesEdits.map((edit) => ({
    ...edit,
    before: edit.before.replace("DISK", disk()),
    after: edit.after.replace("DISK", disk()),
  })),
  ...securityEdits,
];
