const pulumi = require("@pulumi/pulumi");
const { ComposeProject } = require("pulumi-compose");

const config = new pulumi.Config();
const offline = config.getBoolean("offline");
const stack = config.get("shared") || `${pulumi.getOrganization()}/shared-network/${pulumi.getStack()}`;

module.exports = async () => {
  const shared = new pulumi.StackReference(stack);
  // Read before anything is made from it: a stack whose Redis did not become healthy has no such output, and then this
  // one is not deployed either.
  const [network, health, sharedProject] = await Promise.all(
    ["networkName", "redisHealth", "projectName"].map((name) =>
      shared.getOutputDetails(name).then(({ value }) => value),
    ),
  );
  if (!network || !health) throw new pulumi.RunError(`${stack} has no networkName and redisHealth: bring it up first`);

  const project = new ComposeProject("consumer", {
    files: ["compose.yaml", ...(offline ? ["compose.offline.yaml"] : [])],
    env: { NETWORK: network },
  });
  return { sharedProject, network, health: project.services.worker.health };
};
