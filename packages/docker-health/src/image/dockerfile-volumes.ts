import type { PropertyInstruction } from "dockerfile-ast";
import { isA, stageChain } from "./dockerfile-stages";
import { stringList } from "./exec-form";

/** Where an image keeps data, as far as its Dockerfile tells. */
export interface DockerfileVolumes {
  /** The paths that its VOLUME instructions declare, absolute. One that a variable takes part in is left out. */
  readonly paths: readonly string[];
  /** The image that it builds upon, whose volumes it has as well. */
  readonly base: string | undefined;
}

/**
 * The volumes that an image built from a Dockerfile will declare (Dockerfile reference, VOLUME): those of its stage and
 * of all that it is built from.
 *
 * @param target the stage to build, by name or number; the last one when left out
 */
export function dockerfileVolumes(text: string, target?: string): DockerfileVolumes {
  const { stages, base } = stageChain(text, target);
  const declared = stages
    .flatMap(({ instructions }) => instructions)
    .filter((instruction) => isA<PropertyInstruction>(instruction, "VOLUME"))
    .flatMap((instruction) => pathsOf((instruction.getArgumentsContent() ?? "").trim()));
  return { paths: [...new Set(declared)].filter((path) => path.startsWith("/") && !path.includes("$")), base };
}

/** `["/a", "/b"]` or `/a /b`. */
function pathsOf(content: string): readonly string[] {
  return stringList(content) ?? content.split(/\s+/);
}
