import { parseProject } from "@pulumi-compose/parser";
import { builderNeeds } from "./builder-needs";

const old = { version: "20.10.24", apiVersion: "1.41" };

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
  ["COPY --parents a b\n", "`--parents`", "28.0"],
  ["COPY --exclude=x a b\n", "`--exclude`", "28.0"],
])("%j needs a newer engine", (text, what, first) => {
  expect(needs(start + text)).toMatchObject([
    {
      code: "target/builder-too-old",
      severity: "error",
      message: `service "web": ${what} in its Dockerfile needs Docker Engine ${first}, and this is 20.10.24`,
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
  ["a newer engine", `${start}RUN <<EOF\nEOF\n`, { engine: { version: "23.0.1", apiVersion: "1.42" } }],
  ["a service that is not to be started", `${start}RUN <<EOF\nEOF\n`, { only: ["db"] }],
])("%s does not", (_, text, options) => {
  expect(needs(text, options)).toEqual([]);
});

test("of each engine what it lacks", () => {
  const all = `${start}RUN <<EOF\nEOF\nHEALTHCHECK --start-interval=1s CMD true\nCOPY --parents a b\n`;
  const firsts = (version: string, apiVersion: string) =>
    needs(all, { engine: { version, apiVersion } }).map(({ message }) => /Engine (\S+),/.exec(message)?.[1]);
  expect(firsts("20.10.24", "1.41")).toEqual(["23.0", "25.0", "28.0"]);
  expect(firsts("24.0.0", "1.43")).toEqual(["25.0", "28.0"]);
  expect(firsts("26.1.5", "1.45")).toEqual(["28.0"]);
  expect(firsts("29.0.0", "1.52")).toEqual([]);
});
