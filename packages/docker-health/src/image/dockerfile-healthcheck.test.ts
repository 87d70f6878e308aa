import { builtHealthchecks } from "./built-healthchecks";
import { dockerfileHealthcheck } from "./dockerfile-healthcheck";

const shell = (command: string) => ({ Test: ["CMD-SHELL", command] });

describe("dockerfileHealthcheck", () => {
  test.each([
    ["an unknown base decides", "FROM nginx", undefined, undefined],
    ["scratch has none", "FROM scratch\nCOPY a /", undefined, null],
    [
      "a shell's command line",
      "FROM a\nHEALTHCHECK CMD curl -f http://x/ || exit 1",
      undefined,
      shell("curl -f http://x/ || exit 1"),
    ],
    [
      "a list of words",
      'FROM a\nhealthcheck cmd ["pg_isready", "-U", "x"]',
      undefined,
      { Test: ["CMD", "pg_isready", "-U", "x"] },
    ],
    [
      "what is no list of texts is a command line",
      "FROM a\nHEALTHCHECK CMD [ -f /ready ]",
      undefined,
      shell("[ -f /ready ]"),
    ],
    ["the last one counts", "FROM a\nHEALTHCHECK CMD one\nHEALTHCHECK CMD two", undefined, shell("two")],
    ["switched off", "FROM a\nHEALTHCHECK CMD one\nHEALTHCHECK NONE", undefined, { Test: ["NONE"] }],
    ["a stage has that of its base", "FROM a AS base\nHEALTHCHECK CMD one\nFROM base", undefined, shell("one")],
    ["a stage named by number", "FROM a\nHEALTHCHECK CMD one\nFROM 0", undefined, shell("one")],
    ["another stage's is not it", "FROM a AS build\nHEALTHCHECK CMD one\nFROM b", undefined, undefined],
    [
      "the target's",
      "FROM a AS One\nHEALTHCHECK CMD one\nFROM scratch AS two\nHEALTHCHECK CMD two",
      "one",
      shell("one"),
    ],
    ["a stage named like its own base", "FROM base AS base", undefined, undefined],
    ["an argument is not known", "ARG B=x\nFROM $B", undefined, undefined],
    ["nothing", "", undefined, undefined],
  ])("%s", (_, text, target, expected) => {
    const found = dockerfileHealthcheck(text, target);
    if (expected === null || expected === undefined) expect(found).toBe(expected);
    else expect(found).toMatchObject(expected);
  });

  test("flags, over several lines with a comment between", () => {
    const text = `FROM a
HEALTHCHECK --interval=30s --timeout=3s \\
  # slow machines
  --start-period=1m30s --start-interval=500ms --retries=5 \\
  CMD curl -f http://localhost:5000/`;
    expect(dockerfileHealthcheck(text)).toEqual({
      Test: ["CMD-SHELL", "curl -f http://localhost:5000/"],
      Interval: 30e9,
      Timeout: 3e9,
      StartPeriod: 90e9,
      StartInterval: 0.5e9,
      Retries: 5,
    });
  });
});

const bytes = (text: string | undefined) => (text === undefined ? undefined : new TextEncoder().encode(text));

test("builtHealthchecks reads each service's Dockerfile, and says nothing of what it cannot know", () => {
  const files: Record<string, string> = {
    "/p/app/Dockerfile": "FROM scratch\nHEALTHCHECK CMD app",
    "/p/other/prod.Dockerfile": "FROM node",
  };
  const services = {
    app: { build: { context: "/p/app" } },
    other: { build: { context: "/p/other", dockerfile: "prod.Dockerfile" } },
    inline: { build: { context: "/p", dockerfile_inline: "FROM scratch" } },
    gone: { build: { context: "/p/gone" } },
    pulled: {},
  };
  expect({ ...builtHealthchecks({ workingDir: "/p", services }, (path) => bytes(files[path])) }).toEqual({
    app: expect.objectContaining({ Test: ["CMD-SHELL", "app"] }),
    inline: null,
  });
});
