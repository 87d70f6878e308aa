import { pluginCall, pluginMetadata } from "./docker-plugin";

const env = { DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND: "/usr/bin/docker" };

test.each([
  [["pulumicompose", "up", "-d"], { args: ["up", "-d"], env: {} }],
  [
    ["--context", "far", "-H=tcp://b:1", "--config", "/c", "-D", "pulumicompose", "ps"],
    { args: ["ps"], env: { DOCKER_CONTEXT: "far", DOCKER_HOST: "tcp://b:1", DOCKER_CONFIG: "/c" } },
  ],
  [["up"], undefined],
])("%j", (args, expected) => {
  expect(pluginCall(args, env)).toEqual(expected);
});

test("nobody else's command line is docker's", () => {
  expect(pluginCall(["pulumicompose", "up"], {})).toBeUndefined();
  expect(pluginMetadata(["up"], "1.2.3")).toBeUndefined();
});

test("docker is told what it has to know", () => {
  expect(JSON.parse(pluginMetadata(["docker-cli-plugin-metadata"], "1.2.3") ?? "")).toMatchObject({
    SchemaVersion: "0.1.0",
    Vendor: expect.any(String),
    Version: "1.2.3",
  });
});
