const image = "pulumi-compose/busybox:local";

/** Services that each wait for the health of the one before, and are ready a second after their start. */
export function chain(count) {
  return services(count, (index) => ({
    command: ["sh", "-c", "sleep 1; touch /ready; sleep 100000"],
    healthcheck: { test: ["CMD", "test", "-e", "/ready"], interval: "1s", timeout: "1s", retries: 30 },
    ...(index > 1 && { depends_on: { [`s${index - 1}`]: { condition: "service_healthy" } } }),
  }));
}

/** Services that have nothing to do with each other. */
export function independent(count) {
  return services(count, () => ({ command: ["sleep", "100000"] }));
}

function services(count, of) {
  const entries = Array.from({ length: count }, (_, position) => {
    const index = position + 1;
    return [`s${index}`, { image, stop_grace_period: "0s", ...of(index) }];
  });
  // JSON is YAML.
  return `${JSON.stringify({ services: Object.fromEntries(entries) }, undefined, 2)}\n`;
}

/** What somebody would write by hand for `independent(count)`: the same resources, without compose. */
export function rawProgram(count) {
  return `
const docker = require("@pulumi/docker");
const project = require("./package.json").name;
const image = new docker.RemoteImage("image", { name: ${JSON.stringify(image)}, keepLocally: true });
const network = new docker.Network("network", { name: project + "_default" });
for (let index = 1; index <= ${count}; index += 1) {
  new docker.Container("s" + index, {
    name: project + "-s" + index + "-1",
    image: image.imageId,
    command: ["sleep", "100000"],
    destroyGraceSeconds: 0,
    networksAdvanced: [{ name: network.id, aliases: [project + "-s" + index + "-1", "s" + index] }],
    networkMode: "bridge",
    labels: [
      { label: "com.docker.compose.container-number", value: "1" },
      { label: "com.docker.compose.oneoff", value: "False" },
      { label: "com.docker.compose.project", value: project },
      { label: "com.docker.compose.service", value: "s" + index },
    ],
  });
}
`;
}
