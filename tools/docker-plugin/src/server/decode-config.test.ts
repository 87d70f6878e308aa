import { decodeConfig } from "./decode-config";

describe("a provider's settings", () => {
  it("are JSON inside, but for plain texts", () => {
    const config = {
      host: "tcp://x",
      disableDockerDaemonCheck: "true",
      sshOpts: '["-v"]',
      registryAuth: '[{"address":"a"}]',
    };
    expect(decodeConfig(config)).toEqual({
      host: "tcp://x",
      disableDockerDaemonCheck: true,
      sshOpts: ["-v"],
      registryAuth: [{ address: "a" }],
    });
  });

  it("stay as they are when they are no JSON", () => {
    expect(decodeConfig({ sshOpts: "[", version: "5.2.0" })).toEqual({ sshOpts: "[", version: "5.2.0" });
  });
});
