import { archiveName } from "./archive-name";

test.each([
  ["linux", "x64", "pulumi-v3.259.0-linux-x64.tar.gz"],
  ["darwin", "arm64", "pulumi-v3.259.0-darwin-arm64.tar.gz"],
  ["win32", "x64", "pulumi-v3.259.0-windows-x64.zip"],
  ["linux", "riscv64", undefined],
  ["freebsd", "x64", undefined],
])("%s on %s", (platform, arch, expected) => {
  expect(archiveName("v3.259.0", platform, arch)).toBe(expected);
});
