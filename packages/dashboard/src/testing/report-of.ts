import { readFileSync } from "node:fs";
import type { Recording } from "../contract";

/** A report as the command writes it. @param template the built `report.html` */
export function reportOf(template: string, recording: Recording): string {
  const json = JSON.stringify(recording).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
  return readFileSync(template, "utf8").replace(
    '<script type="application/json" id="recording">null</script>',
    () => `<script type="application/json" id="recording">${json}</script>`,
  );
}
