import { join } from "node:path";
import { inComposeFolder } from "../testing/compose-folder";
import { FakeIo } from "../testing/fake-io";
import { handOver } from "./hand-over";
import { handedCommands } from "./handed-commands";

const [logs] = handedCommands;
if (!logs) throw new Error("there are no commands");
const yaml = "name: shop\nservices: { web: { image: w } }\n";

function edges(folder: string, words: readonly string[] | undefined) {
  const started: (readonly string[])[] = [];
  const io = new FakeIo(folder);
  return {
    io,
    started,
    dockerCompose: () => words,
    start: async (program: string, args: readonly string[]) => {
      started.push([program, ...args]);
      return 3;
    },
  };
}

test("docker compose is given the project's own name, what was said before the command, and the rest as it is", () =>
  inComposeFolder(yaml, async (folder) => {
    const world = edges(folder, ["docker", "compose"]);
    const options = { file: ["compose.yaml"], profile: ["a", "b"], ansi: "never", dryRun: true } as const;
    await expect(handOver(logs, ["-f", "web"], options, world)).resolves.toBe(3);
    expect(world.started.map((words) => words.join(" "))).toEqual([
      "docker compose -p shop -f compose.yaml --profile a --profile b --ansi never --dry-run logs -f web",
    ]);
  }));

test("the files that were found are given, too: by a name alone docker compose does not know who depends on whom", () =>
  inComposeFolder(yaml, async (folder) => {
    const world = edges(folder, ["docker-compose"]);
    await handOver(logs, ["web"], {}, world);
    expect(world.started).toEqual([
      ["docker-compose", "-p", "shop", "-f", join(folder, "compose.yaml"), "logs", "web"],
    ]);
  }));

test("a name alone needs no file", async () => {
  const world = edges("/nowhere", ["docker-compose"]);
  await handOver(logs, [], { projectName: "shop" }, world);
  expect(world.started).toEqual([["docker-compose", "-p", "shop", "logs"]]);
});

test("without docker compose there is docker", () =>
  inComposeFolder(yaml, async (folder) => {
    await expect(handOver(logs, ["web"], {}, edges(folder, undefined))).rejects.toMatchObject({
      message: expect.stringContaining("is on the PATH"),
      hint: "Install it, or: docker logs -f shop-SERVICE-1",
    });
  }));

test("a file with a mistake starts nothing", () =>
  inComposeFolder("services: 1\n", async (folder) => {
    const world = edges(folder, ["docker", "compose"]);
    await expect(handOver(logs, [], {}, world)).resolves.toBe(2);
    expect(world.started).toEqual([]);
    expect(world.io.err.text).toContain("error");
  }));

describe("on a target that docker compose does not know", () => {
  const cases = handedCommands.flatMap((command) =>
    [["--target", "kubernetes", "web"], ["--target=swarm"], ["web", "--target", "kubernetes"]].map(
      (args) => [command, args] as const,
    ),
  );

  test.each(cases)("$name is refused, with what to do there", (command, args) =>
    inComposeFolder(yaml, async (folder) => {
      const world = edges(folder, ["docker", "compose"]);
      await expect(handOver(command, args, {}, world)).rejects.toMatchObject({
        message: `${command.name} is docker compose's, for containers of one engine, and knows no --target`,
        hint: expect.stringMatching(/`kubectl logs`.*`docker service logs`/),
      });
      expect(world.started).toEqual([]);
    }),
  );
});
