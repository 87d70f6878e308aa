import { firstFailedHook } from "./first-failed-hook";
import type { HookCommand } from "./run-hook";

function keeper(exitCodes: readonly number[]) {
  const ran: [container: string, hook: HookCommand][] = [];
  const run = async (container: string, hook: HookCommand) => {
    ran.push([container, hook]);
    return { exitCode: exitCodes[ran.length - 1] ?? 0, output: `output ${ran.length}` };
  };
  return { run, ran };
}

const hooks = [{ command: ["a"] }, { command: ["b"], user: "root" }, { command: null }];

test("they run in order, each as it says", async () => {
  const fake = keeper([]);
  const all = [
    {
      command: ["migrate", "--all"],
      user: "root",
      privileged: true,
      working_dir: "/srv",
      environment: { A: "1", B: null },
    },
    { command: null },
  ];
  expect(await firstFailedHook(fake, "c0ffee", all)).toBeUndefined();
  expect(fake.ran).toEqual([
    [
      "c0ffee",
      { command: ["migrate", "--all"], user: "root", privileged: true, workingDir: "/srv", env: ["A=1", "B"] },
    ],
    ["c0ffee", { command: [] }],
  ]);
});

test("the first that fails is the last that runs", async () => {
  const fake = keeper([0, 7]);
  expect(await firstFailedHook(fake, "c0ffee", hooks)).toEqual({
    index: 1,
    command: ["b"],
    exitCode: 7,
    output: "output 2",
  });
  expect(fake.ran).toHaveLength(2);
});

test("whoever is told that one begins may end it there", async () => {
  const fake = keeper([]);
  const begun: number[] = [];
  const onBegin = (index: number) => begun.push(index) < 2;
  expect(await firstFailedHook(fake, "c0ffee", hooks, onBegin)).toBeUndefined();
  expect(begun).toEqual([0, 1]);
  expect(fake.ran.map(([, { command }]) => command)).toEqual([["a"]]);
});
