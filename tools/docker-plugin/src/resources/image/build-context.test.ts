import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { buildContext } from "./build-context";

const root = mkdtempSync(path.join(tmpdir(), "build-context-"));
afterAll(() => rmSync(root, { recursive: true }));

function folder(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(path.join(root, "c-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(made, name)), { recursive: true });
    writeFileSync(path.join(made, name), text);
  }
  return made;
}

async function namesIn(context: string, dockerfile = "Dockerfile"): Promise<string[]> {
  const names: string[] = [];
  const tar = extract();
  tar.on("entry", (header, stream, next) => {
    if (header.type === "file") names.push(header.name);
    stream.on("end", next).resume();
  });
  buildContext(context, dockerfile).archive.pipe(createGunzip()).pipe(tar);
  await new Promise((resolve, reject) => tar.on("finish", resolve).on("error", reject));
  return names.sort();
}

describe("the build context", () => {
  it("leaves out what is ignored, but never the Dockerfile", async () => {
    const files = { Dockerfile: "FROM a", "a.txt": "a", "b.log": "b", "node_modules/x": "x" };
    const context = folder({ ...files, ".dockerignore": "*.log\nnode_modules\nDockerfile\n" });
    expect(await namesIn(context)).toEqual([".dockerignore", "Dockerfile", "a.txt"]);
  });

  it("brings back what an exception names, inside an ignored folder too", async () => {
    const context = folder({ Dockerfile: "FROM a", "d/keep": "k", "d/drop": "d", ".dockerignore": "d\n!d/keep\n" });
    expect(await namesIn(context)).toEqual([".dockerignore", "Dockerfile", "d/keep"]);
  });

  it("finds a Dockerfile in an ignored folder", async () => {
    const context = folder({ "docker/Dockerfile": "FROM a", "docker/x": "x", ".dockerignore": "docker\n" });
    expect(await namesIn(context, "docker/Dockerfile")).toEqual([".dockerignore", "docker/Dockerfile"]);
  });

  it("takes in a Dockerfile from outside", async () => {
    const outside = folder({ Dockerfile: "FROM a" });
    const context = folder({ x: "x" });
    expect(await namesIn(context, path.join(outside, "Dockerfile"))).toEqual([".dockerfile.outside", "x"]);
  });

  it("says what is missing", () => {
    expect(() => buildContext(path.join(root, "nowhere"), "Dockerfile")).toThrow("not found");
    expect(() => buildContext(folder({}), "Dockerfile")).toThrow("no such file or directory");
  });
});
