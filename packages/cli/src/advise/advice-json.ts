import type { Advice } from "@pulumi-compose/health-model";
import { diagnosticsToJson } from "@pulumi-compose/parser";
import type { Answer } from "./answer";

/** The answer for machines: `advice`, and after `--fix` also `fixed` and `refused`. */
export function adviceJson({ advice, mended }: Answer): string {
  const answer = {
    advice: advice.map(plain),
    ...(mended && {
      fixed: mended.fixed.map(plain),
      refused: mended.refused.map(({ advice: one, why }) => ({ ...plain(one), why })),
    }),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function plain(advice: Advice): object {
  return { ...diagnosticsToJson([advice])[0], ...(advice.fix && { fix: advice.fix }) };
}
