import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { EXTERNAL_CONTENT } from "../../source/convert-messages";

/** The component asks the swarm for their ids; the plugin has no function that does. */
export function externalContents(project: ComposeProject): Diagnostic[] {
  return (["configs", "secrets"] as const).flatMap((attribute) =>
    Object.entries(project[attribute]).flatMap(([key, { external }]): Diagnostic[] => {
      if (!external) return [];
      const path = [attribute, key];
      const kind = attribute === "configs" ? "config" : "secret";
      return [EXTERNAL_CONTENT.report({ kind, name: key }, { path, place: project.placeOf(path) })];
    }),
  );
}
