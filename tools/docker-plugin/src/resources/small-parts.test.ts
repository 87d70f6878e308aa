import { Readable } from "node:stream";
import { CONTAINER } from "../schema/container";
import { crc32 } from "./crc32";
import { demultiplex } from "./demultiplex";
import { buildLog } from "./image/build-log";
import { repoDigest } from "./image/repo-digest";
import { split } from "./pull-image";
import { shortDuration } from "./service/short-duration";
import { textsInHashOrder } from "./set-hash";

describe("small parts", () => {
  it.each([
    ["busybox", "busybox", "latest"],
    ["busybox:1.36", "busybox", "1.36"],
    ["localhost:5000/a/b", "localhost:5000/a/b", "latest"],
    ["localhost:5000/a/b:2", "localhost:5000/a/b", "2"],
    ["a/b@sha256:123", "a/b", "sha256:123"],
    ["a/b:1@sha256:123", "a/b", "sha256:123"],
  ])("the image %s is %s and %s", (name, image, tag) => {
    expect(split(name)).toEqual({ image, tag });
  });

  it.each([
    ["a:1", [], ""],
    ["a:1", ["b@sha256:1"], "b@sha256:1"],
    ["a:1", ["b@sha256:1", "a@sha256:2"], "a@sha256:2"],
    ["c", ["b@sha256:1", "a@sha256:2"], "b@sha256:1"],
  ])("the digest of %s among %j", (name, digests, digest) => {
    expect(repoDigest(name, digests)).toBe(digest);
  });

  it.each([
    [60e9, "1m"],
    [3600e9, "1h"],
    [90e9, "1m30s"],
    [0, "0s"],
  ])("%d ns print as %s", (ns, text) => {
    expect(shortDuration(ns)).toBe(text);
  });

  it("checksums as everybody computes them", () => {
    expect(crc32("123456789")).toBe(0xcbf43926);
    expect(crc32("")).toBe(0);
  });

  it("walks a set by the checksums' decimal texts", () => {
    const { dns } = CONTAINER;
    const items = ["8.8.8.8", "1.1.1.1", "9.9.9.9"];
    const byText = (a: string, b: string) => (String(crc32(a)) < String(crc32(b)) ? -1 : 1);
    expect(dns && textsInHashOrder(dns, items)).toEqual([...items].sort(byText));
  });

  it("takes the frames out of a log, and leaves an unfinished one", () => {
    const frame = (text: string) => Buffer.from([1, 0, 0, 0, 0, 0, 0, text.length, ...Buffer.from(text)]);
    const log = Buffer.concat([frame("out\n"), frame("err\n"), Buffer.from([1, 0, 0])]);
    expect(demultiplex(log).toString()).toBe("out\nerr\n");
  });

  it("collects a build's output and its error", async () => {
    const lines = ['{"stream":"Step 1\\n"}', '{"status":"Pulling"}', "", '{"error":"no such file"}'];
    const log = await buildLog(Readable.from([Buffer.from(lines.join("\n"))]));
    expect(log).toEqual({ text: "Step 1\nPulling\n", error: "no such file" });
  });
});
