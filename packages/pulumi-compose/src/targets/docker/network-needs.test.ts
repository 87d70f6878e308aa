import { parseProject } from "@pulumi-compose/parser";
import { networkNeeds } from "./network-needs";
import { planResources } from "./plan-resources";

const content = `services: { web: { image: busybox, networks: [six, both, theirs] } }
networks:
  six: { enable_ipv4: false, enable_ipv6: true, driver_opts: { a: b } }
  both: { enable_ipv4: true }
  theirs: { external: true }
`;
const { project } = parseProject({ files: [{ name: "/p/compose.yaml", content }], env: {} });
if (!project) throw new Error("no project");

test("a network without IPv4 is told to the engine as an option", () => {
  const { networks } = planResources(project, {
    files: { read: () => undefined },
    hashContext: () => "",
    variable: () => undefined,
  });
  const options = Object.fromEntries(networks.map(({ key, args }) => [key, args.options]));
  expect(options).toEqual({ six: { a: "b", "com.docker.network.enable_ipv4": "false" }, both: undefined });
});

test.each([
  ["20.10.24+dfsg1", 1],
  ["27.5.1", 1],
  ["28.0.0", 0],
  ["29.8.0", 0],
])("%s: %d warnings", (version, count) => {
  const told = networkNeeds(project, { version });
  expect(told).toHaveLength(count);
  for (const one of told) {
    expect(one).toMatchObject({
      code: "target/ipv4-stays",
      severity: "warning",
      message: `network "six": \`enable_ipv4: false\` is left out: it takes Docker Engine 28.0, and this is ${version}`,
      place: { line: 3 },
    });
  }
});
