import { parseProject } from "@pulumi-compose/parser";
import { builderNeeds } from "./builder-needs";

const old = { version: "20.10.24+dfsg1" };

function needs(dockerfile: string, { build = "", engine = old, only }: Options = {}) {
  const content = `services:\n  web:\n    build:\n      context: ./app\n${build}`;
  const { project } = parseProject({ files: [{ name: "/p/compose.yaml", content }], env: {} });
  if (!project) throw new Error("no project");
  const read = (path: string) => (path === "/p/app/Dockerfile" ? new TextEncoder().encode(dockerfile) : undefined);
  return builderNeeds(project, engine, read, only);
}

interface Options {
  readonly build?: string;
  readonly engine?: typeof old;
  readonly only?: readonly string[];
}

const start = "FROM busybox\n";

test.each([
  ["RUN <<EOF\necho\nEOF\n", "a here-document", "23.0"],
  ["COPY <<-'EOF' /x\ny\nEOF\n", "a here-document", "23.0"],
  ['RUN 3<<"EOF" cat <&3\ny\nEOF\n', "a here-document", "23.0"],
  ["COPY --chmod=755 --link a b\n", "`--link`", "23.0"],
  ["healthcheck --interval=5s \\\n  --start-interval=1s CMD true\n", "`HEALTHCHECK --start-interval`", "25.0"],
  ["ADD --chown=1 --checksum=sha256:00 https://a/b /\n", "`ADD --checksum`", "25.0"],
  ["ADD --keep-git-dir=true https://a/b.git /\n", "`ADD --keep-git-dir`", "25.0"],
  ["COPY --exclude=x a b\n", "`--exclude`", "28.5"],
  ["COPY --parents a b\n", "`--parents`", "29.1"],
])("%j needs a newer engine", (text, what, first) => {
  expect(needs(start + text)).toMatchObject([
    {
      code: "target/builder-too-old",
      severity: "error",
      message: `service "web": ${what} in line 2 of app/Dockerfile needs Docker Engine ${first}, and this is 20.10.24+dfsg1`,
      place: { line: 4 },
    },
  ]);
});

test("contexts beside the build's own need a newer engine, too, at their own line", () => {
  expect(needs(start, { build: "      additional_contexts: { lib: ./lib }\n" })).toMatchObject([
    { code: "target/builder-too-old", message: expect.stringContaining("`additional_contexts`"), place: { line: 5 } },
  ]);
});

test.each([
  ["what the first BuildKit knows", `${start}RUN --mount=type=cache,target=/c true\n`, {}],
  ["what only looks so", `${start}# RUN <<EOF\nRUN echo "--link" 1\nCMD cat < /x\n`, {}],
  ["what a shell alone reads", `${start}RUN echo $((1<<3))\nRUN bash -c 'cat <<<x'\nRUN sh -c "cat <<X"\n`, {}],
  ["a Dockerfile that names its own frontend", `# syntax=docker/dockerfile:1\n${start}RUN <<EOF\nEOF\n`, {}],
  ["a newer engine", `${start}RUN <<EOF\nEOF\n`, { engine: { version: "23.0.1" } }],
  ["an engine whose version says nothing", `${start}RUN <<EOF\nEOF\n`, { engine: { version: "dev" } }],
  ["a service that is not to be started", `${start}RUN <<EOF\nEOF\n`, { only: ["db"] }],
])("%s does not", (_, text, options) => {
  expect(needs(text, options)).toEqual([]);
});

test("of each engine what it lacks", () => {
  const all = `${start}RUN <<EOF\nEOF\nHEALTHCHECK --start-interval=1s CMD true\nCOPY --exclude=x a b\nCOPY --parents a b\n`;
  const firsts = (version: string) =>
    needs(all, { engine: { version } }).map(({ message }) => /Engine (\S+),/.exec(message)?.[1]);
  expect(firsts("20.10.24")).toEqual(["23.0", "25.0", "28.5", "29.1"]);
  expect(firsts("24.0.0")).toEqual(["25.0", "28.5", "29.1"]);
  expect(firsts("26.1.5")).toEqual(["28.5", "29.1"]);
  expect(firsts("28.4.0")).toEqual(["28.5", "29.1"]);
  expect(firsts("28.5.2")).toEqual(["29.1"]);
  expect(firsts("29.1.0-rc.1")).toEqual([]);
  expect(firsts("30.0.0")).toEqual([]);
});

test("the line is that of the instruction, whatever stands before it", () => {
  const text = "# a comment\n\nFROM busybox\nRUN true \\\n  # within\n  && true\nCOPY \\\n  --link a b\n";
  expect(needs(text)[0]?.message).toContain("`--link` in line 7 of app/Dockerfile");
});

test("a Dockerfile within the compose file is called by its attribute", () => {
  const build = "      dockerfile_inline: |\n        FROM busybox\n        COPY --link a b\n";
  expect(needs("", { build })).toMatchObject([
    { message: expect.stringContaining("`--link` in line 2 of `dockerfile_inline`"), place: { line: 5 } },
  ]);
});
