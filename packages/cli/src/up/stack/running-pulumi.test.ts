import { PulumiFailed, RunningPulumi } from "./running-pulumi";

const node = (script: string) =>
  new RunningPulumi({ command: process.execPath, args: ["-e", script], cwd: ".", env: process.env });

test("gives what was printed", async () => {
  await expect(node("console.log(1); console.error(2)").done).resolves.toMatchObject({
    stdout: "1\n",
    stderr: "2\n",
    code: 0,
  });
});

test("characters that the pipe cuts in two are whole", async () => {
  const cut = `
    const bytes = Buffer.from("€".repeat(3));
    const write = (at) => at < bytes.length && process.stdout.write(bytes.subarray(at, at + 2), () => setTimeout(write, 5, at + 2));
    write(0);`;
  await expect(node(cut).done).resolves.toMatchObject({ stdout: "€€€" });
});

test("a failure carries what was printed", async () => {
  const failure = await node("console.error('why'); process.exitCode = 3").done.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PulumiFailed);
  expect(failure).toMatchObject({ run: { stderr: "why\n", code: 3 } });
});

const onLinux = process.platform === "linux" ? test : test.skip;

onLinux("runs in a process group of its own", async () => {
  const group = "require('node:fs').readFileSync('/proc/self/stat', 'utf8').replace(/^.*\\) /, '').split(' ')[2]";
  const { stdout } = await node(`console.log(Number(${group}) === process.pid)`).done;
  expect(stdout).toBe("true\n");
});

test("a signal to one that has ended is nothing", async () => {
  const running = node("");
  await running.done;
  expect(() => running.signal("SIGINT")).not.toThrow();
});
