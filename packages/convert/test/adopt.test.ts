import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adopt, convert, type FoundProject } from "../src";

const compose = `
name: shop
services:
  db: { image: "mysql:8" }
  web: { image: web, volumes: [/cache, "data:/data"] }
volumes: { data: }
`;

const container = (service: string, id: string): FoundProject["containers"][number] => ({
  id: id.repeat(64),
  name: `shop-${service}-1`,
  service,
  number: 1,
  imageId: `sha256:${id.repeat(64)}`,
  imageTags: [],
});

const found: FoundProject = {
  containers: [container("db", "a"), container("web", "b")],
  networks: new Map([["default", "c".repeat(64)]]),
  volumes: new Map([["data", "shop_data"]]),
};

test("anonymous volumes are taken over as they are, and a database's is warned of", () => {
  const folder = mkdtempSync(join(tmpdir(), "adopt-"));
  try {
    writeFileSync(join(folder, "compose.yaml"), compose);
    const options = { cwd: folder, env: {}, style: "resources", out: "infra", adopting: true } as const;
    const { files, diagnostics } = convert(options);
    expect(files.get("index.ts")).toContain('{ containerPath: "/cache" }');
    expect(files.get("index.ts")?.match(/new docker\.Volume\(/g)).toHaveLength(1);
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ["target/unkept-data", ["services", "db", "image"]],
    ]);
    const { resources = [], notes = [] } = adopt(options, found) ?? {};
    expect(resources.flatMap(({ type, id }) => (type === "docker:index/volume:Volume" ? [id] : []))).toEqual([
      "shop_data",
    ]);
    expect(notes.filter((note) => note.includes("not found"))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
