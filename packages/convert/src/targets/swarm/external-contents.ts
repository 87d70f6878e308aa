import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";

/** The component asks the swarm for their ids; the plugin has no function that does. */
export function externalContents(project: ComposeProject): Diagnostic[] {
  return (["configs", "secrets"] as const).flatMap((attribute) =>
    Object.entries(project[attribute]).flatMap(([key, { external }]): Diagnostic[] => {
      if (!external) return [];
      const place = project.placeOf([attribute, key]);
      return [
        {
          code: "convert/external-content",
          severity: "error",
          message: `${attribute.slice(0, -1)} "${key}": the plugin has no function that looks up an external one's id`,
          path: [attribute, key],
          ...(place && { place }),
          hint: "convert with the style component, which asks the swarm",
        },
      ];
    }),
  );
}
