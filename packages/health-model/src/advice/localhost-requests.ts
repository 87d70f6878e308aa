import type { TestWords } from "./probe-programs";
import { commandsOf } from "./shell-commands";

/** A request to `localhost` in a test. */
export interface LocalhostRequest {
  readonly client: "curl" | "wget";
  /** The argument, as it is given. */
  readonly request: string;
  /** Which of the test's words it stands in. */
  readonly word: number;
}

const REQUEST = /^(?:https?:\/\/)?(?:[^@/\s]*@)?localhost(?=[:/?]|$)/i;

/** Options that say which address is meant. */
const ONE_FAMILY = /^(?:-[46]|--ipv[46]|--inet[46]-only|--resolve|--prefer-family(?:=.*)?)$/;

/** The requests to `localhost` that a test makes by wget or curl, unless it says which address it means. */
export function localhostRequests(test: TestWords): readonly LocalhostRequest[] {
  return commandsOf(test).flatMap((command) => {
    const at = command.findIndex((word) => /^(?:.*\/)?(?:wget|curl)$/.test(word));
    const client = command[at]?.endsWith("curl") ? "curl" : "wget";
    const args = at < 0 ? [] : command.slice(at + 1);
    if (args.some((word) => ONE_FAMILY.test(word))) return [];
    return args.flatMap((request) => {
      const word = test.words.findIndex((text) => text.includes(request));
      return REQUEST.test(request) && word >= 0 ? [{ client, request, word } as const] : [];
    });
  });
}
