import { RULES } from "./rules";

/** The codes of all advice that rules give. */
export const RULE_CODES: readonly string[] = RULES.flatMap(({ docs }) => docs.map(({ code }) => code));
