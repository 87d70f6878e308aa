import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const main = resolve(__dirname, "../dist/main.js");
const folder = mkdtempSync(join(tmpdir(), "pcc-env-"));
const bin = join(folder, "pulumi-compose");
// As npm installs it.
chmodSync(main, 0o755);
symlinkSync(main, bin);
writeFileSync(join(folder, "compose.yaml"), 'name: shop\nservices: { web: { image: "web:${TAG:-none}" } }\n');
writeFileSync(join(folder, "hijack.js"), 'process.stdout.write = () => { throw new Error("hijacked"); };\n');
writeFileSync(join(folder, "plain.env"), "TAG=1\n");
writeFileSync(join(folder, "node.env"), "TAG=2\nNODE_OPTIONS=--require=./hijack.js\n");
afterAll(() => rmSync(folder, { recursive: true }));

function run(words: readonly string[]) {
  const [program = "", ...args] = words;
  return spawnSync(program, args, { cwd: folder, encoding: "utf8" });
}

const ways = [
  ["npm's link", [bin]],
  ["node main.js", [process.execPath, main]],
  ["node -- main.js", [process.execPath, "--", main]],
] as const;
const files = [
  ["plain.env", "web:1\n"],
  // What it says to Node.js is for the containers.
  ["node.env", "web:2\n"],
] as const;
const lines = [
  (file: string) => ["config", "--images", "--env-file", file],
  (file: string) => [`--env-file=${file}`, "config", "--images"],
];

test.each(ways.flatMap(([way, words]) => files.map(([file, images]) => [way, file, words, images] as const)))(
  "%s: %s is the project's",
  (_, file, words, images) => {
    for (const line of lines) {
      const { status, stdout, stderr } = run([...words, ...line(file)]);
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: images, stderr: "" });
    }
  },
);

test("a file that is not there is told like any other", () => {
  const { status, stderr } = run([process.execPath, "--", main, "config", "--env-file", "gone.env"]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/error compose\/[a-z-]+: .*gone\.env/);
});
