import { Readable } from "node:stream";
import type { Request, Requester } from "../engine/requester";
import { type PullProgress, pullImage } from "./pull-image";

/** An engine that answers with these lines, cut where it pleases. */
function engine(lines: readonly object[], cutAt = 7) {
  const asked: Request[] = [];
  const all = lines.map((line) => `${JSON.stringify(line)}\r\n`).join("");
  const pieces = all.match(new RegExp(`[\\s\\S]{1,${cutAt}}`, "g")) ?? [];
  const ask: Requester = {
    json: () => Promise.reject(new Error("nothing is asked here")),
    stream: async (request) => {
      asked.push(request);
      return Readable.from(pieces.map((piece) => Buffer.from(piece)));
    },
  };
  return { ask, asked };
}

const downloading = (id: string, current: number, total: number) => ({
  ...{ id, status: "Downloading", progressDetail: { current, total } },
});

test("tells how far all layers have come together", async () => {
  const heard: PullProgress[] = [];
  const { ask } = engine([
    { status: "Pulling from library/web", id: "1.25" },
    { status: "Already exists", progressDetail: {}, id: "old" },
    downloading("a", 10, 100),
    downloading("b", 5, 50),
    downloading("a", 60, 100),
    { status: "Verifying Checksum", progressDetail: {}, id: "a" },
    { status: "Download complete", progressDetail: {}, id: "a" },
    { status: "Download complete", progressDetail: {}, id: "a" },
    { status: "Download complete", progressDetail: {}, id: "tiny" },
    { status: "Extracting", progressDetail: { current: 3, total: 100 }, id: "a" },
    { status: "Status: Downloaded newer image for web:1.25" },
  ]);
  await pullImage(ask, "web:1.25", { onProgress: (progress) => heard.push(progress) });
  expect(heard).toEqual([
    { bytes: 10, of: 100 },
    { bytes: 15, of: 150 },
    { bytes: 65, of: 150 },
    { bytes: 105, of: 150 },
  ]);
});

test.each([
  ["web", "web:latest"],
  ["web:1.25", "web:1.25"],
  ["localhost:5000/web", "localhost:5000/web:latest"],
  ["localhost:5000/web:1", "localhost:5000/web:1"],
  ["web@sha256:00", "web@sha256:00"],
])("%s is asked for as %s", async (reference, fromImage) => {
  const { ask, asked } = engine([]);
  await pullImage(ask, reference);
  expect(asked).toMatchObject([{ method: "POST", path: "/images/create", query: { fromImage } }]);
});

test("what goes wrong in the middle is an error in the engine's words", async () => {
  const { ask } = engine([downloading("a", 1, 2), { error: "unauthorized: who are you?", errorDetail: {} }]);
  await expect(pullImage(ask, "web")).rejects.toThrow("unauthorized: who are you?");
});

test("ends when nobody waits for it any more, also before it has begun", async () => {
  const abort = new AbortController();
  const { ask } = engine([downloading("a", 1, 2), downloading("a", 2, 2)]);
  await expect(pullImage(ask, "web", { signal: abort.signal, onProgress: () => abort.abort() })).rejects.toThrow(
    "nobody waits",
  );
  await expect(pullImage(ask, "web", { signal: abort.signal })).rejects.toThrow("nobody waits");
});
