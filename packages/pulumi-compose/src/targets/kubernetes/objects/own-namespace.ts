import * as pulumi from "@pulumi/pulumi";
import { connectCluster, type NamespaceSnapshot } from "@pulumi-compose/kubernetes-health";
import type { ConstructScope } from "../../../gates/construct-scope";
import { failUpdate } from "../../../gates/fail-update";
import type { GateReport } from "../../../gates/gate-report";
import { clusterOf } from "../cluster-of";
import { foreignNamespace } from "../foreign-namespace";
import type { PlannedObject } from "../kubernetes-plan";
import { PROJECT_LABEL } from "../labels";
import type { Namespace } from "../manifest";

/**
 * What a project's namespace waits for: that none is there that is somebody else's. Pulumi's plugin applies what it creates, so it would
 * take over the one that is there without a word, and `down` would delete it with all that is in it.
 *
 * @returns rejected, also in a preview, where there is one; pending, and said once, in a program whose process is its own, in which
 * the SDK would say it again for each object that names the namespace
 */
export function ownNamespace(
  parent: pulumi.Resource,
  { args }: PlannedObject<Namespace>,
  scope: ConstructScope | undefined,
): pulumi.Output<never[]> {
  const { name, labels = {} } = args.metadata;
  return clusterOf(parent).apply(async (options) => {
    const found = await connectCluster(options)
      .then((cluster) => cluster.namespaceNamed(name))
      // The first resource says it better.
      .catch(() => undefined);
    const report = foreignWords(name, labels[PROJECT_LABEL] ?? "", found);
    if (report === undefined) return [];
    if (scope) throw new pulumi.RunError(report.full);
    const { refuse } = await failUpdate(report, parent, scope);
    return refuse();
  });
}

/** Why a project must not have the namespace that is there, in words; undefined: it may. */
export function foreignWords(
  name: string,
  project: string,
  found: NamespaceSnapshot | undefined,
): GateReport | undefined {
  const said = foreignNamespace(name, project, found);
  if (said === undefined) return undefined;
  const { message, hint } = said;
  return { full: `${message}. ${hint}`, summary: message };
}
