import * as pulumi from "@pulumi/pulumi";
import type { ClusterOptions } from "@pulumi-compose/kubernetes-health";
import { settingsOnce } from "../../gates/settings-once";

/** What of a provider's settings says which cluster it talks to. */
const SETTINGS = ["kubeconfig", "context", "cluster", "namespace"] as const;

/**
 * The cluster that the Kubernetes provider of a resource talks to: an explicit provider's settings, else the stack's `kubernetes:*`
 * configuration, else what the environment says. The gates must look at the very same cluster.
 *
 * @param project whatever stands for the project that the resource is part of, for which the configuration is read once
 */
export function clusterOf(resource: pulumi.Resource, project?: object): pulumi.Output<ClusterOptions> {
  return clusterOfProvider(resource.getProvider("kubernetes:apps/v1:Deployment"), project);
}

const clusterOfProvider = settingsOnce((provider): pulumi.Output<ClusterOptions> => {
  const config = new pulumi.Config("kubernetes");
  // The provider's class does not declare its settings, though every resource has its inputs.
  const settingOf = (setting: string): pulumi.Input<string | undefined> =>
    provider ? Reflect.get(provider, setting) : config.get(setting);
  const settings = Object.fromEntries(SETTINGS.map((setting) => [setting, settingOf(setting)]));
  return pulumi.unsecret(pulumi.output(settings)).apply((known) => {
    const given = Object.entries(known).filter(([, value]) => typeof value === "string" && value !== "");
    return Object.fromEntries(given);
  });
});
