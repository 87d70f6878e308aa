import { readArguments } from "./arguments";

test("two engines with busybox, until Ctrl-C", () => {
  expect(readArguments([])).toEqual({ engines: 2, images: ["busybox:latest"], command: [] });
});

test("everything after -- is the command, options too", () => {
  expect(readArguments(["--engines", "3", "--", "docker", "ps", "--all"])).toEqual({
    engines: 3,
    images: ["busybox:latest"],
    command: ["docker", "ps", "--all"],
  });
});

test("images add up, and replace the default", () => {
  expect(readArguments(["--image", "a-busybox", "--image", "b-busybox"])).toMatchObject({
    images: ["a-busybox", "b-busybox"],
  });
});

test.each([
  [["--engines", "0"], /from 1 to 200, not "0"/],
  [["--engines", "two"], /not "two"/],
  [["--engine", "2"], /--engine/],
  [["extra"], /extra/],
])("%j is refused", (args, why) => {
  expect(readArguments(args)).toMatch(why);
});

test("--help asks for the usage", () => {
  expect(readArguments(["-h"])).toBe("");
});
