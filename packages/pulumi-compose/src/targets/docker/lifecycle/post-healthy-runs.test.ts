import { EngineError, type HookCommand } from "@pulumi-compose/docker-health";
import { PostHealthyRuns } from "./post-healthy-runs";

interface Given {
  readonly exitCodes?: readonly number[];
  readonly refusal?: Error;
  readonly marked?: readonly string[];
  readonly isOver?: () => boolean;
}

function runs({ exitCodes = [], refusal, marked = [], isOver = () => false }: Given = {}) {
  const ran: string[] = [];
  let reads = 0;
  const run = async (container: string, { command }: HookCommand) => {
    ran.push(`${container} ${command.join(" ")}`);
    if (refusal) throw refusal;
    return { exitCode: exitCodes[ran.length - 1] ?? 0, output: "no such table" };
  };
  const made = new PostHealthyRuns({
    keeper: async () => ({ run }),
    marked: async () => {
      reads += 1;
      return new Set(marked);
    },
    isOver,
  });
  return { made, ran, reads: () => reads };
}

const hooks = (id: string, secrets: readonly string[] = []) => ({
  id,
  commands: Promise.resolve([{ command: ["a", "such"] }, { command: ["b"] }]),
  secrets: Promise.resolve(secrets),
});

test("in each container they run once and in order, whoever asks", async () => {
  const { made, ran, reads } = runs();
  const all = await Promise.all([made.run(hooks("one")), made.run(hooks("one")), made.run(hooks("two"))]);
  expect(all).toEqual([undefined, undefined, undefined]);
  expect(ran.filter((line) => line.startsWith("one"))).toEqual(["one a such", "one b"]);
  expect(ran.filter((line) => line.startsWith("two"))).toEqual(["two a such", "two b"]);
  expect(reads()).toBe(1);
});

test("where the state says that they have run they do not", async () => {
  const { made, ran } = runs({ marked: ["one"] });
  expect(await made.hasRun("one")).toBe(true);
  expect(await made.hasRun("two")).toBe(false);
  await made.run(hooks("one"));
  expect(ran).toEqual([]);
});

test("the first that fails is the last, and all who ask hear of it, without secrets", async () => {
  const { made, ran } = runs({ exitCodes: [4] });
  const failure = { index: 0, of: 2, command: "a [secret]", exitCode: 4, output: "no [secret] table" };
  expect(await made.run(hooks("one", ["such"]))).toEqual(failure);
  expect(await made.run(hooks("one", ["such"]))).toEqual(failure);
  expect(ran).toEqual(["one a such"]);
});

test("what the engine refuses to run has no exit code, and its words", async () => {
  const { made } = runs({ refusal: new EngineError("refused", "container one is not running", 409) });
  expect(await made.run(hooks("one"))).toEqual({
    index: 0,
    of: 2,
    command: "a such",
    output: "container one is not running",
  });
});

test("a mistake of ours is none of the engine's", async () => {
  await expect(runs({ refusal: new TypeError("no") }).made.run(hooks("one"))).rejects.toThrow(TypeError);
});

test("each is told before it runs, and none is run that nobody needs any more", async () => {
  const told: string[] = [];
  const { made, ran } = runs({ isOver: () => told.length > 1 });
  await made.run({ ...hooks("one", ["such"]), onProgress: (message) => told.push(message) });
  expect(told).toEqual(["post_healthy 1 of 2: a [secret]", "post_healthy 2 of 2: b"]);
  expect(ran).toEqual(["one a such"]);
});
