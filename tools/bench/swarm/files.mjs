const image = "busybox:latest";
const replicas = 3;

/** How many services are in the chain: five gates between six. */
const chained = 6;

/** As many services of three replicas each; the first six in a chain of five gates. */
export function withGates(count) {
  return services(count, (index) =>
    index > 1 && index <= chained ? { depends_on: { [`s${index - 1}`]: { condition: "service_healthy" } } } : {},
  );
}

/** The same for `docker stack deploy`, which knows no conditions. */
export function withoutGates(count) {
  return services(count, () => ({}));
}

function services(count, more) {
  const entries = Array.from({ length: count }, (_, position) => {
    const index = position + 1;
    const service = {
      image,
      init: true,
      command: ["sh", "-c", "sleep 1; touch /tmp/ready; exec sleep 100000"],
      // A swarm's first probe comes after an interval. Sixty checks a second would be more than a small machine can run.
      healthcheck: {
        test: ["CMD", "test", "-e", "/tmp/ready"],
        interval: index <= chained ? "2s" : "10s",
        timeout: "10s",
        retries: 30,
      },
      stop_grace_period: "10s",
      deploy: { replicas, endpoint_mode: "dnsrr" },
      ...more(index),
    };
    return [`s${index}`, service];
  });
  // JSON is YAML.
  return `${JSON.stringify({ version: "3.8", services: Object.fromEntries(entries) }, undefined, 2)}\n`;
}

export const program = `
const { ComposeProject } = require("pulumi-compose");
new ComposeProject(require("./package.json").name, { file: "compose.yaml", target: "swarm" });
`;
