import { planOf } from "../../testing/plan-of";

const plan = (build: string) =>
  planOf(`services:\n  a:\n    build: ${build}\nsecrets: { s: { environment: S } }\n`).diagnostics;

test("what only BuildKit knows is said, with its place", () => {
  const said = plan("{ context: ., secrets: [s], ssh: [default], privileged: false, args: { A: b } }");
  expect(said.map(({ code, path }) => [code, path?.slice(2)])).toEqual([
    ["target/unsupported", ["build", "secrets"]],
    ["target/unsupported", ["build", "ssh"]],
  ]);
  expect(said[0]?.place?.line).toBe(3);
});

test("an inline Dockerfile must be known when it is planned", () => {
  const said = plan('{ context: ., dockerfile_inline: "FROM x\\nRUN echo ${SECRET}" }');
  expect(said.map(({ code, severity }) => [code, severity])).toEqual([["target/unknown-value", "error"]]);
});
