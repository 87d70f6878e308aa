import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setUpArchive } from "./set-up-archive";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "set-up-archive-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function archive(name: string, at: number): string {
  const file = path.join(folder, name);
  writeFileSync(file, "");
  utimesSync(file, at, at);
  return file;
}

test("takes the newest of an image's", () => {
  archive(`flask-redis-${process.arch}-0123.tar`, 1_000);
  const newest = archive(`flask-redis-${process.arch}-abcd.tar`, 2_000);
  archive(`flask-redis-${process.arch}-ef01.tar.part`, 3_000);
  archive(`busybox-${process.arch}-0123.tar`, 4_000);
  expect(setUpArchive("pulumi-compose/flask-redis:local", folder)).toBe(newest);
});

test.each(["redis:7", "pulumi-compose/other:local", "pulumi-compose/busybox:7"])("knows none of %s", (image) => {
  archive(`busybox-${process.arch}-0123.tar`, 1_000);
  expect(setUpArchive(image, folder)).toBeUndefined();
});

test("nothing was set up", () => {
  expect(setUpArchive("pulumi-compose/busybox:local", path.join(folder, "none"))).toBeUndefined();
});
