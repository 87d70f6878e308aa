import type { PlainContainerArgs } from "../../plan/resource-plan";

/**
 * What a container runs as a whole, where a word of its command is empty: the docker plugin refuses that in `command`, and takes it
 * in `entrypoints`. Where these are given, the engine adds no command of the image's.
 *
 * @param isEmpty which words are, or may be; by default those that are
 * @returns undefined where no word is empty; without `entrypoints` in the arguments, the image's own belong before it
 *
 * @example
 * ```ts
 * wholeEntrypoints({ entrypoints: ["redis-server"], command: ["--save", ""] }); // ["redis-server", "--save", ""]
 * ```
 */
export function wholeEntrypoints(
  { entrypoints = [], command = [] }: Pick<PlainContainerArgs, "command" | "entrypoints">,
  isEmpty = (word: string): boolean => word === "",
): string[] | undefined {
  if (!command.some(isEmpty)) return undefined;
  // One empty word clears the image's.
  const isCleared = entrypoints.length === 1 && entrypoints[0] === "";
  return [...(isCleared ? [] : entrypoints), ...command];
}
