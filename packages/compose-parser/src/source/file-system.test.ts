import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadProject } from "../load-project";

const folder = mkdtempSync(join(tmpdir(), "compose-parser-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function codes(name: string, files: Record<string, string>, links: Record<string, string> = {}): string[] {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(cwd, file), content);
  for (const [link, target] of Object.entries(links)) symlinkSync(target, join(cwd, link));
  return loadProject({ cwd, env: {} }).diagnostics.map((diagnostic) => diagnostic.code);
}

describe("files of the machine", () => {
  it("are followed through links", () => {
    const files = { "real.yaml": "services: {web: {image: x, env_file: env}}\n", "web.env": "A=1\n" };
    expect(codes("linked", files, { "compose.yaml": "real.yaml", env: "web.env" })).toEqual([]);
  });

  test.each<[string, string, Record<string, string>]>([
    ["include", "include: [part.yaml]\nservices: {}\n", { "part.yaml": "other.yaml", "other.yaml": "part.yaml" }],
    ["extends", "services: {web: {extends: {file: part.yaml, service: web}}}\n", { "part.yaml": "part.yaml" }],
    ["env_file", "services: {web: {image: x, env_file: loop}}\n", { loop: "loop" }],
    [
      "watched path",
      "services: {web: {image: x, develop: {watch: [{path: loop, action: rebuild}]}}}\n",
      { loop: "loop" },
    ],
  ])("that link in a circle end in a diagnostic: %s", (name, compose, links) => {
    const expected = name === "watched path" ? [] : ["compose/link-loop"];
    expect(codes(name.replace(" ", "-"), { "compose.yaml": compose }, links)).toEqual(expected);
  });

  it("are found in folders above, with their override", () => {
    const cwd = join(folder, "up");
    mkdirSync(join(cwd, "a/b"), { recursive: true });
    writeFileSync(join(cwd, "compose.yml"), "services: {web: {image: x}}\n");
    writeFileSync(join(cwd, "compose.override.yaml"), "services: {web: {hostname: h}}\n");
    const { project } = loadProject({ cwd: join(cwd, "a/b"), env: {} });
    expect(project?.workingDir).toBe(cwd);
    expect(project?.name).toBe("up");
    expect(project?.services.web?.hostname).toBe("h");
  });

  it("that cannot be a project file are refused, not waited for", () => {
    expect(loadProject({ files: ["/dev/zero"], env: {} }).diagnostics.map((d) => d.code)).toEqual([
      "compose/file-unreadable",
    ]);
  });
});
