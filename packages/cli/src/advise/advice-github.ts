import { annotation } from "../io/annotation";
import { sourceRoot } from "../io/source-root";
import { summary } from "./advice-text";
import type { Answer } from "./answer";
import { keyOf } from "./consider";
import type { Around } from "./writers";

/** The answer as annotations of a GitHub workflow, and how many there are. */
export function adviceGithub({ advice, mended }: Answer, { io }: Around): string {
  const root = sourceRoot(io);
  const refused = new Map((mended?.refused ?? []).map(({ advice: one, why }) => [keyOf(one), why]));
  return [...advice.map((one) => annotation(one, root)), summary(advice, refused)].map((line) => `${line}\n`).join("");
}
