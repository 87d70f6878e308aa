import { parseProject } from "@pulumi-compose/parser";
import { missingExternals } from "./missing-externals";

const compose = `services:
  web: { image: nginx, networks: [front, gone], volumes: ["data:/data", "/srv:/srv"] }
  db: { image: nginx, networks: [back], volumes: ["lost:/data"] }
  host: { image: nginx, network_mode: host }
  none: { image: nginx, networks: [never], scale: 0 }
networks:
  front: { external: true }
  gone: { external: true, name: exnet }
  back: {}
  never: { external: true }
  unused: { external: true }
volumes:
  data: { external: true }
  lost: { external: true }
`;

const keeper = {
  isNetworkMissing: async (name: string) => name !== "front",
  volumeNamed: async (name: string) =>
    name === "data" ? { name, driver: "local", options: {}, labels: {} } : undefined,
};

async function missing(only?: readonly string[]) {
  const { project } = parseProject({ files: [{ name: "/project/compose.yaml", content: compose }], env: {} });
  if (!project) throw new Error("no project");
  return missingExternals(project, keeper, only);
}

test("external networks and volumes that services use and the engine does not have are errors with their places", async () => {
  expect(await missing()).toMatchObject([
    {
      code: "target/external-network",
      severity: "error",
      message: "network exnet is declared as external, and the engine has none of that name",
      hint: expect.stringContaining("docker network create exnet"),
      place: { line: 8 },
    },
    {
      code: "target/external-volume",
      severity: "error",
      message: "volume lost is declared as external, and the engine has none of that name",
      hint: expect.stringContaining("docker volume create lost"),
      place: { line: 14 },
    },
  ]);
});

test.each([
  ["web", ["target/external-network"]],
  ["db", ["target/external-volume"]],
  ["host", []],
])("of the services that are to be started alone: %s", async (service, codes) => {
  expect((await missing([service])).map(({ code }) => code)).toEqual(codes);
});
