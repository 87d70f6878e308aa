import type { MessageDoc } from "@pulumi-compose/parser";
import { RULES } from "../advice/rules";
import * as planMessages from "../messages/plan-messages";
import * as simulationMessages from "../messages/simulation-messages";

const advice = RULES.flatMap((rule) => rule.docs);

/** What a table has, but for what a rule gives: that is advice. By code: the order of a module's exports is its compiler's. */
const besidesAdvice = (table: Readonly<Record<string, MessageDoc>>) =>
  Object.values(table)
    .filter(({ code }) => advice.every((given) => given.code !== code))
    .sort((one, other) => (one.code < other.code ? -1 : 1));

/** Every message of this package, by where it comes from. */
export const MESSAGE_DOCS: readonly { readonly from: string; readonly docs: readonly MessageDoc[] }[] = [
  { from: "The start plan", docs: besidesAdvice(planMessages) },
  { from: "Advice", docs: advice },
  { from: "Simulation", docs: besidesAdvice(simulationMessages) },
];
