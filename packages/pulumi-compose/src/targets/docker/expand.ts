import { withPreStart } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";
import { withRelays } from "./relay/with-relays";

/** The project with the services that are made of something else: `pre_start` hooks and relays. */
export function expand(project: ComposeProject): ComposeProject {
  return withRelays(withPreStart(project));
}
