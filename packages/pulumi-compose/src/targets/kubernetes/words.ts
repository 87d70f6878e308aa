import { isSymbolic } from "@pulumi-compose/parser";
import { verbatimText } from "../../plan/marker";
import { verbatim } from "../../plan/verbatim";

/** A word of a command, or a variable's value, as the file has it: what Kubernetes would replace in it is escaped. */
export function word(text: string): string {
  return isSymbolic(text) ? verbatimText(text) : verbatim(text);
}

/** The words of a command. */
export function words(command: readonly string[]): string[] {
  return command.map(word);
}
