import { parseProject } from "@pulumi-compose/parser";
import { checkJsonForm } from "./json-form";
import { type ConfigFlags, printList } from "./lists";

const compose = `
name: shop
services:
  web: {image: nginx, depends_on: [db], volumes: ["data:/data"], networks: [front]}
  db: {build: {context: ., ssh: [default]}, networks: [front, back]}
  debug: {image: busybox, profiles: [dev]}
networks: {front: {}, back: {}, unused: {}}
volumes: {data: {}, unused: {}}
`;

function load(content: string) {
  const { project } = parseProject({ files: [{ name: "compose.yaml", content }], env: { A: "1" } });
  if (!project) throw new Error("refused");
  return project;
}

describe("config's lists", () => {
  test.each<[string, ConfigFlags, string]>([
    ["services, dependencies first", { services: true }, "db\nweb\n"],
    ["volumes that are used", { volumes: true }, "data\n"],
    ["networks that are used", { networks: true }, "back\nfront\n"],
    ["images", { images: true }, "nginx\nshop-db\n"],
    ["profiles of all services", { profiles: true }, "dev\n"],
    ["the environment", { environment: true }, "A=1\nCOMPOSE_PROJECT_NAME=shop\nPWD=/project\n"],
  ])("%s", (_, flags, expected) => {
    const printed = printList(load(compose), flags) ?? "";
    expect(printed).toBe(expected);
  });

  it("hashes a service as docker compose 5.6.0 does", () => {
    const project = load('name: shop\nservices:\n  web: {image: nginx, environment: {A: "1"}, command: [a, "<b>"]}\n');
    const expected = "web f2819c0a43a47e118821bc07b688be614d00fae63eb8592139c1201d279a5130\n";
    expect(printList(project, { hash: "*" })).toBe(expected);
  });

  it("is none without an option", () => {
    expect(printList(load(compose), {})).toBeUndefined();
  });

  it("refuses the hash of a service that is not there", () => {
    expect(() => printList(load(compose), { hash: "nope" })).toThrow("no such service: nope");
  });
});

describe("canonical JSON", () => {
  it("has no form for the path of an ssh key", () => {
    expect(checkJsonForm(load(compose))).toBeUndefined();
    const withPath = load("services: {web: {build: {context: ., ssh: [key=./id]}}}");
    expect(checkJsonForm(withPath)).toMatchObject({
      code: "config/no-json-form",
      severity: "error",
      place: { line: 1 },
    });
  });
});
