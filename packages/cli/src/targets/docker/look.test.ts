import type { EngineVersion } from "@pulumi-compose/docker-health";
import { parseProject } from "@pulumi-compose/parser";
import { ofVersion } from "./look";

const content =
  "services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM busybox\n        COPY --link a b\n";
const docker: EngineVersion = {
  version: "20.10.24",
  apiVersion: "1.41",
  os: "linux",
  arch: "amd64",
  product: "docker",
};
const podman: EngineVersion = { ...docker, version: "5.4.2", product: "podman" };

test.each([
  ["docker, whose BuildKit is too old", docker, {}, ["target/builder-too-old"], {}],
  ["a newer docker", { ...docker, version: "29.8.0" }, {}, [], {}],
  ["Podman has no BuildKit", podman, {}, [], { DOCKER_BUILDKIT: "0" }],
  ["whoever says so has it, on Podman, too", podman, { DOCKER_BUILDKIT: "1" }, [], {}],
])("%s", (_, version, env, codes, variables) => {
  const { project } = parseProject({ files: [{ name: "/p/compose.yaml", content }], env: {} });
  if (!project) throw new Error("no project");
  const found = ofVersion(project, version, undefined, env);
  expect(found.obstacles.map(({ code }) => code)).toEqual(codes);
  expect(found.variables).toEqual(variables);
});
