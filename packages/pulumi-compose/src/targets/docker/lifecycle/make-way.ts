import { type Claims, type CommonClaim, claimsInCommon, type Housekeeping } from "@pulumi-compose/docker-health";
import { RELAY_LABEL } from "../labels";
import type { ContainersInState } from "./state-containers";

/** Who wants something, and what is known of the others. */
export interface Wanting {
  readonly project: string;
  readonly wants: Claims;
  /** Whether a container is one of the file's, by the labels that it carries. */
  readonly isInFile: (labels: Readonly<Record<string, string>>) => boolean;
  /** What a container of the file is to have; undefined: not known yet, or for others to say. */
  readonly planned: (labels: Readonly<Record<string, string>>) => Promise<Claims | undefined>;
  /** This stack's containers, of which the state knows. Asked only where a container is in the way. */
  readonly inState: () => Promise<ContainersInState>;
}

/** What is in the way and may go. */
interface Obstacle {
  readonly id: string;
  readonly name: string;
  readonly isInFile: boolean;
  readonly isRelay: boolean;
  readonly holds: readonly CommonClaim[];
}

/**
 * Makes way for a container that is about to be created. Pulumi deletes what has left the program at the end, and replaces
 * one after another; so what has left the file, or is to give something up in this very update, may still hold what another
 * needs: a name, a published port, an address. It is set aside: it gives that back, and Pulumi finds it by its id when its
 * turn comes. Nothing is deleted here, and nothing touched that is not in this stack's state.
 *
 * What has left the file goes besides from volumes: the one that takes its place must not write to them beside it. A relay that has
 * left it is not waited for: whoever asks it for something asks for what it stood before, and that is gone.
 *
 * @returns what was done, for the log
 */
export async function makeWay(
  keeper: Pick<Housekeeping, "holders" | "given" | "setAside">,
  wanting: Wanting,
): Promise<readonly string[]> {
  const obstacles = await obstaclesOf(keeper, wanting);
  if (obstacles.length === 0) return [];
  const own = await wanting.inState();
  const done: string[] = [];
  for (const { id, name, isInFile, isRelay, holds } of obstacles) {
    const given = own.get(id);
    if (given === undefined) continue;
    const stopWithin = isRelay && !isInFile ? 0 : given;
    const isNameOnly = isInFile && holds.every(({ kind }) => kind === "name");
    const aside = await keeper.setAside(id, isNameOnly ? {} : { stopWithin });
    const why = isInFile ? "which this update replaces" : "which is not in the file any more";
    const what = holds.map((claim) => claim.what).join(", ");
    done.push(`${isNameOnly ? "renamed" : "stopped"} ${name}, ${why}, for ${what} (it is ${aside} until then)`);
  }
  return done;
}

async function obstaclesOf(
  keeper: Pick<Housekeeping, "holders" | "given">,
  { project, wants, isInFile, planned }: Wanting,
): Promise<readonly Obstacle[]> {
  const obstacles: Obstacle[] = [];
  for (const { id, labels, has } of await keeper.holders(project)) {
    const common = claimsInCommon(wants, has);
    if (common.length === 0) continue;
    const { name } = has;
    const isRelay = labels[RELAY_LABEL] !== undefined;
    if (isInFile(labels)) {
      const holds = givenUp(wants, await keeper.given(id), await planned(labels));
      if (holds.length > 0) obstacles.push({ id, name, isInFile: true, isRelay, holds });
    } else {
      obstacles.push({ id, name, isInFile: false, isRelay, holds: common });
    }
  }
  return obstacles;
}

/** What one of the file's was given, is not to have any more, and another wants. */
function givenUp(wants: Claims, given: Claims | undefined, planned: Claims | undefined): readonly CommonClaim[] {
  if (!given || !planned) return [];
  const kept = new Set(claimsInCommon(wants, planned).map(({ what }) => what));
  return claimsInCommon(wants, given).filter(({ kind, what }) => kind !== "volume" && !kept.has(what));
}
