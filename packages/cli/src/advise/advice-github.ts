import type { Advice } from "@pulumi-compose/health-model";
import { helpUri } from "../ci/help-uri";
import { table, text } from "../ci/markdown";
import { annotation } from "../io/annotation";
import { sourceRoot, within } from "../io/source-root";
import { summary } from "./advice-text";
import type { Answer } from "./answer";
import { keyOf } from "./consider";
import type { Around } from "./writers";

/** The answer as annotations of a GitHub workflow, and how many there are; the same, as a table, for the step's summary. */
export function adviceGithub({ advice, mended }: Answer, { io, loaded }: Around): string {
  const root = sourceRoot(io);
  const refused = new Map((mended?.refused ?? []).map(({ advice: one, why }) => [keyOf(one), why]));
  const counts = summary(advice, refused);
  const { GITHUB_STEP_SUMMARY: file } = io.env;
  if (file) {
    const title = `### ${text(`advise ${loaded.project?.name ?? ""}: ${counts}`)}`;
    const rows = advice.map((one) => cells(one, root));
    io.appendFile(file, `${[title, table(["", "where", "what", "to correct it"], rows)].join("\n\n").trimEnd()}\n\n`);
  }
  return [...advice.map((one) => annotation(one, root)), counts].map((line) => `${line}\n`).join("");
}

function cells({ severity, code, message, hint = "", place, fix }: Advice, root: string): readonly string[] {
  const where = place === undefined ? "" : `${within(root, place.file) ?? place.file}:${place.line}`;
  const what = `[${text(code)}](${helpUri(code)}): ${text(message)}`;
  return [severity, text(where), what, text(fix === undefined ? hint : `${hint} (--fix: ${fix.title})`)];
}
