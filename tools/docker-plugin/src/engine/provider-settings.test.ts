import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { contextHost } from "./default-host";
import { addressOf } from "./engine-host";
import { providerSettings } from "./provider-settings";
import { authFor } from "./registry-auth";
import { sshArguments } from "./ssh-agent";

describe("where the engine is", () => {
  it.each([
    ["nothing said", {}, {}, "unix:///var/run/docker.sock"],
    ["DOCKER_HOST", {}, { DOCKER_HOST: "tcp://a:1" }, "tcp://a:1"],
    ["a configured host over DOCKER_HOST", { host: "tcp://b:1" }, { DOCKER_HOST: "tcp://a:1" }, "tcp://b:1"],
  ])("%s", (_, config, env, host) => {
    expect(providerSettings(config, env).engine.host).toBe(host);
  });

  const engine = providerSettings({}, {}).engine;
  it.each([
    ["unix:///run/x.sock", { socketPath: "/run/x.sock" }],
    ["tcp://a:1", { protocol: "http", host: "a", port: 1 }],
    ["tcp://a", { protocol: "http", host: "a", port: 2375 }],
    ["https://a", { protocol: "https", host: "a", port: 2376 }],
  ])("%s in the client's terms", (host, address) => {
    expect(addressOf({ ...engine, host })).toEqual(address);
  });

  it("is a secure address with a certificate", () => {
    const address = addressOf({ ...engine, host: "tcp://a:1", cert: "c", key: "k", ca: "ca" });
    expect(address).toEqual({ protocol: "https", host: "a", port: 1, cert: "c", key: "k", ca: "ca" });
  });

  it.each([
    [{ ...engine, host: "tcp://a", cert: "c" }, "cert_material, and key_material must be specified"],
    [{ ...engine, host: "tcp://a", cert: "c", key: "k", certPath: "/p" }, "cert_path must not be specified"],
    [{ ...engine, host: "nowhere" }, "unable to parse docker host `nowhere`"],
  ])("is refused when it makes no sense", (host, message) => {
    expect(() => addressOf(host)).toThrow(message);
  });

  it("goes through ssh as the user set it up", () => {
    const line = "-v -l me -p 2222 -- box docker system dial-stdio";
    expect(sshArguments("ssh://me@box:2222", ["-v"]).join(" ")).toBe(line);
  });
});

describe("docker contexts", () => {
  const home = mkdtempSync(path.join(tmpdir(), "docker-contexts-"));
  afterAll(() => rmSync(home, { recursive: true }));

  it("have their endpoint in a file", () => {
    const folder = path.join(home, ".docker", "contexts", "meta", "abc");
    mkdirSync(folder, { recursive: true });
    const meta = { Name: "far", Endpoints: { docker: { Host: "tcp://far:2375" } } };
    writeFileSync(path.join(folder, "meta.json"), JSON.stringify(meta));
    expect(contextHost("far", home)).toBe("tcp://far:2375");
    expect(() => contextHost("near", home)).toThrow("context 'near' not found");
  });
});

describe("credentials", () => {
  const auths = providerSettings(
    {
      registryAuth: [
        { address: "https://registry.example/v2", username: "u", password: "p" },
        { address: "docker.io", configFileContent: '{"auths":{"https://index.docker.io/v1/":{"auth":"dTI6cDI="}}}' },
        { address: "open.example", authDisabled: true },
      ],
    },
    {},
  ).auths;

  it.each([
    ["registry.example/a:1", "u"],
    ["busybox", "u2"],
    ["me/app", "u2"],
    ["open.example/a", "username"],
    ["other.example/a", undefined],
  ])("for %s", (image, username) => {
    expect(authFor(auths, image)?.username).toBe(username);
  });
});
