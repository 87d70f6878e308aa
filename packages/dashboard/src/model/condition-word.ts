import { CONDITION_WORDS } from "@pulumi-compose/health-model/picture";

const WORDS: Readonly<Record<string, string>> = CONDITION_WORDS;

/** A condition as people say it: `healthy`. What a target waits for besides is its own word. */
export function conditionWord(condition: string): string {
  return WORDS[condition] ?? condition;
}
