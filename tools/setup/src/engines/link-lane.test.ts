import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { EngineLane } from "./lanes";
import { linkLane } from "./link-lane";

const lane: EngineLane = {
  ...{ name: "99", product: "docker", version: "99.0", imageStore: "overlay2", parts: [] },
  flags: ["--storage-driver", "overlay2"],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "link-lane-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string): string {
  const file = join(folder, "parts", name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho ${name} "$@"; command -v runc\n`, { mode: 0o755 });
  return file;
}

const places = () => ({ bin: join(folder, "99/bin"), root: folder });

// Scripts of a shell: where engines can be had at all.
const onLinux = process.platform === "linux" ? test : test.skip;

onLinux(
  "dockerd is started with the lane's arguments first, and finds what it runs by; also from another place",
  () => {
    linkLane(lane, ["dockerd", "runc", "tini-static"].map(program), places());
    expect(readdirSync(places().bin).sort()).toEqual(["docker-init", "dockerd", "runc"]);
    for (const at of [folder, `${folder}-moved`]) {
      if (at !== folder) cpSync(folder, at, { recursive: true, verbatimSymlinks: true });
      const said = execFileSync(join(at, "99/bin/dockerd"), ["--debug"], { encoding: "utf8" });
      expect(said).toBe(`dockerd --storage-driver overlay2 --debug\n${join(at, "99/bin/runc")}\n`);
      if (at !== folder) rmSync(at, { recursive: true });
    }
  },
);

onLinux("what is right is left alone: somebody may be using it", () => {
  const programs = ["dockerd", "runc"].map(program);
  linkLane(lane, programs, places());
  const made = (name: string) => statSync(join(places().bin, name)).ctimeMs;
  const before = made("dockerd");
  linkLane(lane, programs, places());
  expect(made("dockerd")).toBe(before);
  linkLane({ ...lane, flags: [] }, programs, places());
  const said = execFileSync(join(places().bin, "dockerd"), ["--debug"], { encoding: "utf8" });
  expect(said).toMatch(/^dockerd --debug\n/);
});
