import { createInterface } from "node:readline/promises";

/** Whoever sits at a terminal and can be asked. */
export interface Person {
  readonly isThere: boolean;
  /** Whether the answer is yes. */
  ask(question: string): Promise<boolean>;
}

export const personAtTerminal: Person = {
  get isThere() {
    return process.stdin.isTTY === true && process.stderr.isTTY === true;
  },
  ask: async (question) => {
    const dialogue = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return /^y(es)?$/i.test((await dialogue.question(`${question} [y/N] `)).trim());
    } finally {
      dialogue.close();
    }
  },
};
