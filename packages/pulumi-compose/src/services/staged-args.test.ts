import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseProject } from "@pulumi-compose/parser";
import { hashContext } from "../plan/hash-context";
import type { PlannedImage } from "../plan/resource-plan";
import { planResources } from "../targets/docker/plan-resources";
import { stagedArgs } from "./staged-args";

function imageOf(folder: string, content = "services: { web: { build: . } }"): PlannedImage {
  const { project } = parseProject({
    files: [{ name: join(folder, "compose.yaml"), content }],
    env: {},
    projectName: "shop",
  });
  const read = (path: string) => (existsSync(path) ? readFileSync(path) : undefined);
  const environment = { files: { read }, hashContext, variable: () => undefined };
  const [image] = project ? planResources(project, environment).images : [];
  if (!image) throw new Error("there is no image");
  return image;
}

test("what pulumi-compose keeps beside the file is neither in the digest of a build context nor in what is sent", () => {
  const folder = mkdtempSync(join(tmpdir(), "staged-"));
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "Dockerfile"), `FROM scratch\n# ${folder}\nCOPY . .\n`);
  writeFileSync(join(folder, "src", "main"), "1");
  const without = imageOf(folder);
  expect(stagedArgs(without).build?.context).not.toContain(join("pulumi-compose", ""));
  mkdirSync(join(folder, ".pulumi-compose"));
  writeFileSync(join(folder, ".pulumi-compose", "passphrase"), "hidden");

  const image = imageOf(folder);
  expect(image.args.triggers).toEqual(without.args.triggers);
  const sent = stagedArgs(image).build?.context ?? "";
  expect(readdirSync(sent).sort()).toEqual(["Dockerfile", "src"]);
  expect(existsSync(join(sent, "src", "main"))).toBe(true);
  expect(stagedArgs(imageOf(folder)).build?.context).toBe(sent);
  for (const path of [folder, sent, `${sent}.done`]) rmSync(path, { recursive: true });
});

describe("an image's tag says what it is built of", () => {
  /** A folder with a build context and what lies beside it; the same every time but for its own name. */
  function made(files: Readonly<Record<string, string>> = {}): string {
    const folder = mkdtempSync(join(tmpdir(), "tagged-"));
    const all = {
      "app/Dockerfile": "FROM scratch",
      "app/main": "1",
      "lib/part": "1",
      token: "secret",
      Dockerfile: "FROM scratch\n# beside",
      ...files,
    };
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  }

  const beside = "additional_contexts: { lib: ./lib }";
  const token = "secrets: [token]";
  const foreign = "dockerfile: ../Dockerfile";
  const tagOf = (build: string, files?: Readonly<Record<string, string>>): string => {
    const folder = made(files);
    const services = `services: { web: { build: { context: ./app, ${build} } } }\nsecrets: { token: { file: ./token } }`;
    const { name } = imageOf(folder, services).args;
    rmSync(folder, { recursive: true });
    return String(name);
  };

  test.each([
    ["a file of a context beside its own", beside, { "lib/part": "2" }],
    ["a file that the other context's own .dockerignore brings back", beside, { "lib/.dockerignore": "part" }],
    ["the .dockerignore of the Dockerfile's name", "dockerfile: Dockerfile", { "app/Dockerfile.dockerignore": "main" }],
    ["the one of a Dockerfile that lies elsewhere", foreign, { "Dockerfile.dockerignore": "main" }],
  ])("%s counts", (_, build, files) => {
    expect(tagOf(build, files)).not.toBe(tagOf(build));
  });

  test.each([
    ["where the folders lie", beside, {}],
    ["a secret's content, and where it lies", token, { token: "another" }],
    ["what the .dockerignore of the Dockerfile's name leaves out", "dockerfile: Dockerfile", { "app/junk": "1" }],
  ])("%s does not", (_, build, files) => {
    const ignoring = { "app/Dockerfile.dockerignore": "junk" };
    expect(tagOf(build, { ...ignoring, ...files })).toBe(tagOf(build, ignoring));
  });

  test("a secret's name counts", () => {
    expect(tagOf("secrets: [{ source: token, target: other }]")).not.toBe(tagOf(token));
  });

  test("a context that is not there is an error with its line", () => {
    const folder = made();
    const { project } = parseProject({
      files: [
        {
          name: join(folder, "compose.yaml"),
          content: `services:\n  web:\n    build:\n      context: ./app\n      ${beside.replace("lib }", "none }")}`,
        },
      ],
      env: {},
    });
    const environment = { files: { read: () => undefined }, hashContext, variable: () => undefined };
    expect(project && planResources(project, environment).diagnostics).toMatchObject([
      { code: "target/unreadable-context", place: { line: 5 } },
    ]);
    rmSync(folder, { recursive: true });
  });

  test("the .dockerignore of a Dockerfile that lies elsewhere goes with its copy", () => {
    const folder = made({ "Dockerfile.dockerignore": "main" });
    const sent = stagedArgs(imageOf(folder, `services: { web: { build: { context: ./app, ${foreign} } } }`)).build;
    expect(readFileSync(join(sent?.context ?? "", `${sent?.dockerfile}.dockerignore`), "utf8")).toBe("main");
    for (const path of [folder, sent?.context ?? folder]) rmSync(path, { recursive: true, force: true });
  });
});
