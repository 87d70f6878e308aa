import { Activity } from "../concurrency/activity";
import type { EndpointOptions } from "../endpoint/endpoint";
import { resolveEndpoint } from "../endpoint/resolve-endpoint";
import { reachEngine } from "../engine/reach-engine";
import { type AdoptableProject, adoptableProject } from "./adoptable-project";
import { spellRestartPolicies } from "./spell-restart-policies";

/** What is asked of an engine to take over a project that docker compose runs. */
export interface Adoption {
  /** What docker compose made of a project, one-off containers left out. @throws EngineError */
  project(name: string): Promise<AdoptableProject>;
  /**
   * Gives containers the restart policy "no" that have an empty one, which means the same.
   *
   * @returns the names of those that were changed
   * @throws EngineError
   */
  spellRestartPolicies(ids: readonly string[]): Promise<readonly string[]>;
}

/** Adoption from the engine at an endpoint. Opens nothing before it is asked something, and keeps nothing open. */
export async function adoption(options: EndpointOptions = {}): Promise<Adoption> {
  const { ask, release } = reachEngine(await resolveEndpoint(options));
  const activity = new Activity(release);
  return {
    project: (name) => activity.track(adoptableProject(ask, name)),
    spellRestartPolicies: (ids) => activity.track(spellRestartPolicies(ask, ids)),
  };
}
