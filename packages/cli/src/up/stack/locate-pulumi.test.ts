import { PulumiCommand } from "@pulumi/pulumi/automation";
import { version } from "@pulumi/pulumi/version";
import { mayInstall } from "./consent";
import { locatePulumi } from "./locate-pulumi";

const root = `/home/me/.pulumi/versions/${version}`;
const cli: PulumiCommand = Object.assign(Object.create(PulumiCommand.prototype), { command: "pulumi", version: null });

function machine({ onPath = false, installed = false, installs = true, consents = true }) {
  const asked: string[] = [];
  const roots: (string | undefined)[] = [];
  return {
    asked,
    roots,
    err: { write: () => {} },
    env: { PULUMI_HOME: "/home/me/.pulumi" },
    get: async (options?: { root?: string }) => {
      if (options?.root === undefined ? onPath : installed && options.root === root) return cli;
      throw new Error("spawn pulumi ENOENT");
    },
    install: async (options?: { root?: string }) => {
      roots.push(options?.root);
      if (installs) return cli;
      throw new Error("getaddrinfo ENOTFOUND\nat …");
    },
    mayInstall: async (what: string) => {
      asked.push(what);
      return consents;
    },
  };
}

test.each([
  ["one on the PATH is taken", { onPath: true, installed: true }, [], []],
  ["one that was installed before is taken", { installed: true }, [], []],
  ["one is installed into the Pulumi home", {}, [`The Pulumi CLI (${version})`], [root]],
])("%s", async (_, state, asked, roots) => {
  const edges = machine(state);
  await expect(locatePulumi(edges)).resolves.toBe(cli);
  expect(edges.asked).toEqual(asked);
  expect(edges.roots).toEqual(roots);
});

test("without consent it says how", async () => {
  const edges = machine({ consents: false });
  await expect(locatePulumi(edges)).rejects.toMatchObject({
    message: "the Pulumi CLI was not found",
    hint: expect.stringContaining(`--install-pulumi, which installs ${version} into ${root}`),
  });
  expect(edges.roots).toEqual([]);
});

test("an installation that fails says why in a line", async () => {
  await expect(locatePulumi(machine({ installs: false }))).rejects.toMatchObject({
    message: "the Pulumi CLI could not be installed: getaddrinfo ENOTFOUND",
  });
});

test.each([
  [{ installPulumi: true }, false, false, true],
  [{}, false, true, false],
  [{}, true, true, true],
  [{}, true, false, false],
])("%j, terminal %s, answer %s: %s", async (options, isThere, answer, expected) => {
  await expect(mayInstall("It", options, { isThere, ask: async () => answer })).resolves.toBe(expected);
});
