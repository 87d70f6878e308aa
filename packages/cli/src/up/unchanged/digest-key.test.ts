import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digestKey } from "./digest-key";

const folder = mkdtempSync(join(tmpdir(), "pcc-key-"));
afterAll(() => rmSync(folder, { recursive: true }));

const keyOf = async (env: Record<string, string>, salt = "salt") => {
  const key = await digestKey(folder, salt, env);
  return key && Buffer.from(key).toString("hex");
};

test("without a passphrase there is no key", async () => {
  expect(await keyOf({})).toBeUndefined();
});

test("the passphrase makes the key, wherever it is, and so does the salt", async () => {
  const file = join(folder, "given");
  writeFileSync(file, "one");
  const one = await keyOf({ PULUMI_CONFIG_PASSPHRASE: "one" });
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(await keyOf({ PULUMI_CONFIG_PASSPHRASE: "one" })).toBe(one);
  expect(await keyOf({ PULUMI_CONFIG_PASSPHRASE_FILE: file })).toBe(one);
  expect(await keyOf({ PULUMI_CONFIG_PASSPHRASE: "two" })).not.toBe(one);
  expect(await keyOf({ PULUMI_CONFIG_PASSPHRASE: "one" }, "pepper")).not.toBe(one);
  writeFileSync(join(folder, "passphrase"), "kept");
  const kept = await keyOf({});
  expect(kept).toMatch(/^[0-9a-f]{64}$/);
  expect(await keyOf({}, "pepper")).not.toBe(kept);
  writeFileSync(join(folder, "passphrase"), "another");
  expect(await keyOf({})).not.toBe(kept);
});

test("a passphrase in a file that is not there is the whole way's to report", async () => {
  await expect(keyOf({ PULUMI_CONFIG_PASSPHRASE_FILE: join(folder, "nowhere") })).rejects.toThrow("ENOENT");
});
