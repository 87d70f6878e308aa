import type { SuggestedHealthcheck } from "../known-checks/known-check";
import type { YamlValue } from "./fix";

/** A text as a compose file has it: a `$` that is meant for the container is doubled. */
export function composeText(text: string): string {
  return text.replaceAll("$", "$$$$");
}

/** A suggested healthcheck as a compose file has it. */
export function composeHealthcheck({ test, ...timings }: SuggestedHealthcheck): YamlValue {
  return { test: test.map(composeText), ...timings };
}
