import { mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeImage, layOutImage } from "./image-archive";
import { withRegistry } from "./node-images";

test.each([
  ["busybox", "docker.io/library/busybox:latest"],
  ["busybox:1.36", "docker.io/library/busybox:1.36"],
  ["pulumi-compose/busybox:local", "docker.io/pulumi-compose/busybox:local"],
  ["localhost:5000/a/b", "localhost:5000/a/b:latest"],
  ["ghcr.io/a/b:1", "ghcr.io/a/b:1"],
  ["a/b@sha256:0123", "docker.io/a/b@sha256:0123"],
])("a runtime knows %s as %s", (image, expected) => {
  expect(withRegistry(image)).toBe(expected);
});

test("an image is described by its layer", () => {
  const { config, manifest } = describeImage(
    { names: ["a", "b"], layer: "x.tar", command: ["/bin/sleep", "1"] },
    "00ff",
  );
  expect(config.rootfs.diff_ids).toEqual(["sha256:00ff"]);
  expect(config.config).toMatchObject({ Cmd: ["/bin/sleep", "1"] });
  expect(manifest).toEqual([{ Config: "config.json", RepoTags: ["a", "b"], Layers: ["layer.tar"] }]);
  expect(describeImage({ names: [], layer: "x.tar" }, "").config.config).not.toHaveProperty("Cmd");
});

test("it is laid out with a link to its layer, as it lies where it is packed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "image-archive-"));
  try {
    writeFileSync(join(folder, "root.tar"), "abc");
    await layOutImage({ names: ["a"], layer: join(folder, "root.tar") }, join(folder, "image"), "/elsewhere/root.tar");
    expect(readlinkSync(join(folder, "image/layer.tar"))).toBe("/elsewhere/root.tar");
    const config: unknown = JSON.parse(readFileSync(join(folder, "image/config.json"), "utf8"));
    const digest = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(config).toMatchObject({ rootfs: { diff_ids: [digest] } });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
