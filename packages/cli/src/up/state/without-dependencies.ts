import type { Deployment } from "@pulumi/pulumi/automation";

/**
 * An exported state in which nothing depends on some resources: Pulumi deletes none from under what stays, and does not say so.
 * What stays gets its dependencies again with the next `up` that it is part of.
 *
 * @param urns of those that are to go
 */
export function withoutDependencies(exported: Deployment, urns: ReadonlySet<string>): Deployment {
  const { deployment } = exported;
  const resources: unknown = deployment?.resources;
  if (!Array.isArray(resources)) return exported;
  const kept = resources.map((resource: Readonly<Record<string, unknown>>) =>
    Array.isArray(resource.dependencies)
      ? { ...resource, dependencies: resource.dependencies.filter((urn: unknown) => !isOneOf(urn, urns)) }
      : resource,
  );
  return { ...exported, deployment: { ...deployment, resources: kept } };
}

function isOneOf(urn: unknown, urns: ReadonlySet<string>): boolean {
  return typeof urn === "string" && urns.has(urn);
}
