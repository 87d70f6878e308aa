import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { NO_JSON_FORM } from "./config-messages";

/** Canonical JSON has no form for the path of an ssh key of a build: docker compose refuses to print it, and so do we. */
export function checkJsonForm(project: ComposeProject): Diagnostic | undefined {
  for (const [name, service] of Object.entries(project.services)) {
    if (!Object.values(service.build?.ssh ?? {}).some((path) => path)) continue;
    const path = ["services", name, "build", "ssh"];
    return NO_JSON_FORM.report({ service: name }, { path, place: project.placeOf(path) });
  }
  return undefined;
}
