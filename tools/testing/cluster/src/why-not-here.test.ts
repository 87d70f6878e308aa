import { SetupError } from "@pulumi-compose-tools/setup";
import { whyNotHere } from "./why-not-here";

const possible = process.platform === "linux" && process.getuid?.() === 0 ? test : test.skip;

possible.each([
  "kubebox is built from its Go module, and there is no Go on this machine.",
  "go build failed (see x.log):\nGet https://example.org/x: dial tcp: lookup example.org: no such host",
  "apt-get update failed (see x.log):\nE: Unable to fetch some archives",
])("what cannot be had is why there is none: %s", async (message) => {
  const prepare = () => Promise.reject(new SetupError(message));
  expect(await whyNotHere(false, prepare)).toBe(message);
});

possible("what does not compile is a mistake, and so is everything else", async () => {
  const broken = new SetupError("go build failed (see x.log):\nmain.go:3:1: syntax error");
  await expect(whyNotHere(false, () => Promise.reject(broken))).rejects.toBe(broken);
  await expect(whyNotHere(false, () => Promise.reject(new TypeError("no such host")))).rejects.toThrow(TypeError);
});

possible("nothing is in the way", async () => {
  expect(await whyNotHere(false, () => Promise.resolve())).toBeUndefined();
});
