import type { Recording } from "@pulumi-compose/dashboard";

/** Where a recording stands in the file that reports are made of. */
const PLACE = ['<script type="application/json" id="recording">', "null", "</script>"] as const;

/** A report: the template with a recording in it, of which nothing is markup. */
export function reportHtml(template: string, recording: Recording): string {
  const [before, after, ...more] = template.split(PLACE.join(""));
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error("the file that reports are made of has no place for one");
  }
  const json = JSON.stringify(recording).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${before}${PLACE[0]}${json}${PLACE[2]}${after}`;
}
