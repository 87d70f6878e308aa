import * as pulumi from "@pulumi/pulumi";
import { ComposeProject } from "pulumi-compose";

const stack = new pulumi.Config().get("shared") || `${pulumi.getOrganization()}/shared-network/${pulumi.getStack()}`;

export = async () => {
  const shared = new pulumi.StackReference(stack);
  // Read before anything is made from it: a stack whose Redis did not become healthy has no such output, and then this
  // one is not deployed either.
  const [network, health, sharedProject] = await Promise.all(
    ["networkName", "redisHealth", "projectName"].map((name) =>
      shared.getOutputDetails(name).then(({ value }) => value),
    ),
  );
  if (!network || !health) throw new pulumi.RunError(`${stack} has no networkName and redisHealth: bring it up first`);

  const project = new ComposeProject("consumer", { env: { NETWORK: network } });
  return { sharedProject, network, health: project.services.worker.health };
};
