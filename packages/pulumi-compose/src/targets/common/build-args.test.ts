import { planOf } from "../../testing/plan-of";

function built(build: string, rest = "") {
  const plan = planOf(`services:\n  a:\n    build:\n${build.replace(/^/gm, "      ")}\n${rest}`);
  return { args: plan.images[0]?.args.build, diagnostics: plan.diagnostics };
}

describe("what an image is built with", () => {
  test.each([
    ["args: { V: '1', N: }", { buildArgs: { V: "1" } }],
    ["target: prod", { target: "prod" }],
    ["labels: { a: b }", { labels: { a: "b" }, label: { a: "b" } }],
    ["cache_from: [x]\ncache_to: ['type=inline']", { cacheFroms: ["x"], cacheTos: ["type=inline"] }],
    ["no_cache: true\npull: true", { noCache: true, pullParent: true }],
    ["network: host\nshm_size: 1m", { networkMode: "host", shmSize: 1048576 }],
    ["platforms: [linux/arm64]", { platform: "linux/arm64" }],
    ["provenance: 'false'\nsbom: 'true'", { provenance: "false", sbom: "true" }],
    ["extra_hosts: ['a=10.0.0.1']", { extraHosts: ["a:10.0.0.1"] }],
    ["ulimits: { nofile: 5 }", { ulimits: [{ name: "nofile", soft: 5, hard: 5 }] }],
    ["additional_contexts: { base: 'docker-image://alpine' }", { additionalContexts: ["base=docker-image://alpine"] }],
    ["dockerfile: prod.Dockerfile", { dockerfile: "prod.Dockerfile" }],
  ])("%s", (text, expected) => {
    const { args, diagnostics } = built(`context: .\n${text}`);
    expect(args).toMatchObject(expected);
    expect(diagnostics).toEqual([]);
  });

  test("secrets are named by file or variable: the builder reads them, the plan does not", () => {
    const secrets = "secrets: { f: { file: /project/f }, e: { environment: TOKEN } }";
    const { args } = built("context: .\nsecrets: [f, { source: e, target: token }]", secrets);
    expect(args?.secrets).toEqual([
      { id: "f", src: "/project/f" },
      { id: "token", env: "TOKEN" },
    ]);
  });

  test.each([
    ["ssh: [default]", "`build.ssh` is left out"],
    ["privileged: true", "`build.privileged` is left out"],
    ["entitlements: [network.host]", "`build.entitlements` is left out"],
    ["platforms: [linux/amd64, linux/arm64]", "linux/amd64 is built"],
    ["additional_contexts: { base: 'service:b' }", "`build.additional_contexts.base` is left out"],
  ])("%s is a warning with its line", (text, message) => {
    const { diagnostics } = built(`context: .\n${text}`, "  b: { build: . }");
    expect(diagnostics).toMatchObject([
      {
        code: "target/unsupported",
        severity: "warning",
        message: expect.stringContaining(message),
        place: expect.objectContaining({ line: 5 }),
      },
    ]);
  });

  test.each([
    ["context: https://example.com/app.git#main", "target/remote-context"],
    ["context: git@example.com:app.git", "target/remote-context"],
    ["context: ./unreadable", "target/unreadable-context"],
    ["context: .\ndockerfile_inline: 'FROM ${SECRET}'", "target/unknown-value"],
  ])("%s is the error %s", (text, code) => {
    const { diagnostics } = built(text);
    expect(diagnostics).toMatchObject([
      { code, severity: "error", place: expect.objectContaining({ file: expect.any(String) }) },
    ]);
  });
});
