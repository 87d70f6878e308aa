import { findChecksum } from "./find-checksum";

const short = "a".repeat(64);
const long = "b".repeat(128);

test.each([
  [`${short}  x.tar.gz\n`, { algorithm: "sha256", hex: short }],
  [`${short}  other\n${long} *x.tar.gz\n`, { algorithm: "sha512", hex: long }],
  [`${short}  x.tar.gz.sig\n`, undefined],
  ["not a sum  x.tar.gz", undefined],
  ["", undefined],
])("in %j", (list, expected) => {
  expect(findChecksum(list, "x.tar.gz")).toEqual(expected);
});
