import { type PlannedContainer, type ResourcePlan, splitMarkers, wholeEntrypoints } from "@pulumi-compose/project";
import type { Source } from "../source/source";

/** A container's entrypoint and command in one, for a command of which a word is or may be empty. */
interface WholeCommand {
  readonly words: readonly string[];
  /** The key of the image whose entrypoint goes before them, if one's does. */
  readonly behind: string | undefined;
}

/**
 * What a container runs as a whole, where the docker plugin may refuse its command: a word is empty, or a setting that is so when the
 * stack says nothing. In `entrypoints` it runs whatever the stack says.
 */
export function wholeCommand(
  { args }: PlannedContainer,
  { settings }: Pick<Source<ResourcePlan>, "settings">,
): WholeCommand | undefined {
  const isEmpty = (word: string): boolean =>
    splitMarkers(word).every((piece) => {
      if (typeof piece === "string") return piece === "";
      if ("secret" in piece) return isEmpty(piece.secret.content);
      return "symbol" in piece && settings.get(piece.symbol)?.fallback === "";
    });
  const words = wholeEntrypoints(args, isEmpty);
  return words && { words, behind: args.entrypoints ? undefined : imageOf(args) };
}

function imageOf({ image }: PlannedContainer["args"]): string | undefined {
  const [piece] = splitMarkers(image);
  return typeof piece === "object" && "reference" in piece ? piece.reference.key : undefined;
}
