import { parseProject } from "@pulumi-compose/parser";
import type { UpCommandOptions } from "../up/up-options";
import { type OneOff, runOneOff } from "./run-one-off";

const { project } = parseProject({
  files: [{ name: "compose.yaml", content: "services: { web: { image: w:1 } }" }],
  env: {},
  projectName: "shop",
});

const shell: OneOff = { service: "web", flags: ["--rm", "--env=A=b c"], command: ["sh", "-c", "exit 3"] };

async function run(
  options: UpCommandOptions,
  { upCode = 0, compose = ["docker", "compose"] }: { upCode?: number; compose?: string[] } = {},
) {
  if (!project) throw new Error("the file of this test is wrong");
  const brought: UpCommandOptions[] = [];
  const started: (readonly string[])[] = [];
  const code = await runOneOff(shell, project, options, {
    io: { readStdin: () => "typed" },
    dockerCompose: () => (compose.length > 0 ? compose : undefined),
    start: async (program, args, input) => {
      started.push([program, ...args, ...(input === undefined ? [] : [`< ${input}`])]);
      return 3;
    },
    bringUp: async (how) => {
      brought.push(how);
      return upCode;
    },
  });
  return { code, brought, started: started.map((words) => words.join(" ")) };
}

test("what the service needs is brought up, then docker compose runs the command", async () => {
  const { code, brought, started } = await run({ file: ["a.yaml"], deps: false });
  expect(code).toBe(3);
  expect(brought).toEqual([{ file: ["a.yaml"], deps: false, preparedFor: "web" }]);
  expect(started).toEqual([
    "docker compose -p shop -f a.yaml --progress quiet run --no-deps --rm --env=A=b c web sh -c exit 3",
  ]);
});

test("a file from standard input is there for both", async () => {
  const { started } = await run({ file: ["-"] });
  expect(started).toEqual([expect.stringMatching(/ -f - .* < typed$/)]);
});

test.each([
  ["the up fails", {}, 1, 1],
  ["nothing is to be done", { dryRun: true }, 0, 0],
])("nothing is run where %s", async (_, options, upCode, expected) => {
  const { code, started } = await run(options, { upCode });
  expect(code).toBe(expected);
  expect(started).toEqual([]);
});

test("without docker compose nothing is begun, and docker's own command is told", async () => {
  await expect(run({}, { compose: [] })).rejects.toMatchObject({
    message: expect.stringContaining("on the PATH"),
    hint: expect.stringContaining("docker run --rm -it --network shop_default w:1 COMMAND"),
  });
});
