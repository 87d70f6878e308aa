import * as pulumi from "@pulumi/pulumi";
import type { StateEntry } from "../state/state-entry";
import { entry, frame } from "../testing/an-entry";
import { rollbackProgram } from "./rollback-program";

interface Made {
  readonly name: string;
  readonly type: string;
  readonly inputs: Record<string, unknown>;
}

async function registered(before: readonly StateEntry[], changed: readonly StateEntry[], hooks: string[] = []) {
  const made: Made[] = [];
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ name, type, inputs }) => {
      made.push({ name, type, inputs });
      return {
        id: `new-${name}`,
        state: { ...inputs, ...(type.includes("RemoteImage") && { imageId: "sha256:now" }) },
      };
    },
    call: () => ({}),
  };
  await pulumi.runtime.setMocks(mocks, "project", "stack", false);
  await rollbackProgram({
    before: [...frame, ...before],
    changed,
    transformations: [({ props, opts }) => ({ props: { ...props, seen: true }, opts })],
    settled: async ({ urn }, id) => void hooks.push(`${urn.split("::").at(-1)} ${id}`),
  })();
  return made;
}

const signature = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({
  [signature]: "1b47061264138c4ac30d75fd1eb44270",
  plaintext: JSON.stringify(value),
});

test("arguments are those of before: without what was filled in, with secrets as secrets", async () => {
  const inputs = {
    __defaults: ["restart"],
    name: "shop-db-1",
    restart: "no",
    envs: secret(["PASSWORD=hunter2"]),
    labels: [{ __defaults: [], label: "a", value: "b" }],
  };
  const db = entry("container", "db-1", "d1", { inputs });
  const [, made] = await registered([db], [db]);
  expect(made).toMatchObject({ name: "shop-db-1", type: "docker:index/container:Container" });
  expect(made?.inputs).toEqual({
    name: "shop-db-1",
    seen: true,
    envs: { [signature]: "1b47061264138c4ac30d75fd1eb44270", value: ["PASSWORD=hunter2"] },
    labels: [{ label: "a", value: "b" }],
  });
});

test("what was made of another is made of the one that is there now, and behind it", async () => {
  const image = entry("image", "app", "sha256:oldapp", { outputs: { imageId: "sha256:old" }, inputs: { name: "app" } });
  const db = entry("container", "db-1", "d1", { inputs: { name: "shop-db-1", image: "sha256:old" } });
  const side = entry("container", "side-1", "s1", {
    inputs: { name: "shop-side-1", networkMode: "container:d1", image: "sha256:stays" },
    propertyDependencies: { networkMode: [db.urn] },
  });
  const made = await registered([image, db, side], [image, db, side]);
  expect(made.slice(1).map(({ name, inputs }) => [name, inputs.networkMode ?? inputs.image ?? inputs.name])).toEqual([
    ["shop-app", "app"],
    ["shop-db-1", "sha256:now"],
    ["shop-side-1", "container:new-shop-db-1"],
  ]);
});

test("who depends goes first; what stays is not registered, its component is", async () => {
  const component = {
    urn: "u::p::compose:index:Project$compose:index:Service::shop-api",
    type: "compose:index:Service",
    parent: "u::p::compose:index:Project::shop",
  };
  const db = entry("container", "db-1", "d1");
  const api = entry("container", "api-1", "a1", { dependencies: [db.urn], parent: component.urn });
  const stays = entry("network", "default", "n1");
  const settled: string[] = [];
  const made = await registered([component, stays, db, api], [db, api], settled);
  expect(made.map(({ name }) => name)).toEqual(["shop", "shop-api", "shop-api-1", "shop-db-1"]);
  expect(settled).toEqual(["shop-api-1 new-shop-api-1", "shop-db-1 new-shop-db-1"]);
});

test.each<[string, Partial<StateEntry>, RegExp]>([
  [
    "a value of another kind",
    { inputs: { file: { [signature]: "c44067f5952c0a294b673a41bacd8c17" } } },
    /cannot be put back/,
  ],
  ["a provider of a program", { provider: "u::p::pulumi:providers:docker::mine::x" }, /of a provider of/],
])("%s is refused", async (_, more, expected) => {
  const db = entry("container", "db-1", "d1", more);
  await expect(registered([db], [db])).rejects.toThrow(expected);
});
