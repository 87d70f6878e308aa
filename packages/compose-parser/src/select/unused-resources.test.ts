import { parseProject } from "../parse-project";

const content = `
services:
  web:
    image: busybox
    volumes: ["data:/data"]
    pre_start: [{ command: [x], volumes: ["seed:/seed"], networks: [back], secrets: [key] }]
jobs:
  report: { image: busybox, triggers: { manual: true }, volumes: ["data:/data", "out:/out"], configs: [form] }
volumes: { data: , seed: , out: , nobody: }
networks: { back: , nobody: }
secrets: { key: { environment: KEY }, nobody: { environment: KEY } }
configs: { form: { content: a }, nobody: { content: a } }
`;

test("what only hooks and jobs use is told beside; what nobody uses is gone", () => {
  const { project } = parseProject({
    files: [{ name: "/p/compose.yaml", content }],
    env: { KEY: "k" },
    projectName: "p",
  });
  const { volumes, networks, besides } = project ?? {};
  expect(Object.keys(volumes ?? {})).toEqual(["data"]);
  expect(Object.keys(networks ?? {})).toEqual(["default"]);
  const names = Object.entries(besides ?? {}).map(([section, entries]) => [section, Object.keys(entries)]);
  expect(Object.fromEntries(names)).toEqual({
    networks: ["back"],
    volumes: ["seed", "out"],
    secrets: ["key"],
    configs: ["form"],
  });
});

test("nothing is beside where there are none", () => {
  const files = [{ name: "/p/compose.yaml", content: "services: { web: { image: busybox } }" }];
  expect(parseProject({ files, env: {}, projectName: "p" }).project).not.toHaveProperty("besides");
});
