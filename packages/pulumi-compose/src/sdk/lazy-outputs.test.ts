import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import * as rpc from "@pulumi/pulumi/runtime/rpc";
import { lazily, withLazyOutputs } from "./lazy-outputs";

const made = jest.spyOn(rpc, "transferProperties");

async function mocked({ preview = false } = {}): Promise<void> {
  const newResource = ({ name, inputs }: pulumi.runtime.MockResourceArgs) => ({
    id: `id-${name}`,
    state: { ...inputs, hostname: name },
  });
  await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "project", "stack", preview);
  made.mockClear();
}

const container = (name: string, args: Partial<docker.ContainerArgs> = {}) =>
  withLazyOutputs(() => new docker.Container(name, { image: "i", ...args }));

/** Of which properties the SDK has made Outputs. */
const looked = () => made.mock.calls.flatMap(([, , inputs]) => Object.keys(inputs));

async function seen<T>(output: pulumi.Output<T>) {
  const { promise, isKnown, isSecret, resources } = output as unknown as {
    promise(): Promise<T>;
    isKnown: Promise<boolean>;
    isSecret: Promise<boolean>;
    resources(): ReadonlySet<pulumi.Resource>;
  };
  return { value: await promise(), known: await isKnown, secret: await isSecret, of: [...resources()] };
}

test("an Output is made when somebody looks, once, and is the resource's", async () => {
  await mocked();
  const web = container("web");
  await seen(web.urn);
  expect(looked()).toEqual([]);
  expect(web).toBeInstanceOf(docker.Container);
  const { image, hostname, memory, networkDatas } = web;
  expect([image, hostname, memory].every((output) => pulumi.Output.isInstance(output))).toBe(true);
  expect(looked()).toEqual([]);
  expect(await seen(image)).toEqual({ value: "i", known: true, secret: false, of: [web] });
  expect(await seen(hostname)).toEqual({ value: "web", known: true, secret: false, of: [web] });
  expect(await seen(memory)).toEqual({ value: undefined, known: true, secret: false, of: [web] });
  expect(await seen(networkDatas)).toEqual({ value: undefined, known: true, secret: false, of: [web] });
  expect(looked()).toEqual(["image", "hostname", "memory", "networkDatas"]);
  expect(web.image).toBe(image);
  expect(image).toBeInstanceOf(pulumi.Output);
});

test("one that is looked at before it is known", async () => {
  await mocked();
  const web = container("web");
  const text = pulumi.interpolate`${web.hostname}!`;
  expect(looked()).toEqual(["hostname"]);
  expect((await seen(text)).value).toBe("web!");
});

test("secrets stay secret, and what is lifted is what it is elsewhere", async () => {
  await mocked();
  const web = container("web", { envs: pulumi.secret(["A=b"]), ports: [{ internal: 80 }] });
  expect(await seen(web.envs)).toMatchObject({ value: ["A=b"], secret: true });
  expect((await seen(web.ports.apply((ports) => ports?.[0]?.internal))).value).toBe(80);
  expect((await seen(web.hostname.length)).value).toBe(3);
});

test("in a preview it is as the SDK has it", async () => {
  await mocked({ preview: true });
  const lazy = container("web", { memory: 5 });
  const own = new docker.Container("web2", { image: "i", memory: 5 });
  for (const key of ["memory", "image", "hostname", "bridge", "exitCode", "labels"] as const) {
    const { of: _, ...expected } = await seen<unknown>(own[key]);
    expect(await seen<unknown>(lazy[key])).toMatchObject({
      ...expected,
      value: key === "hostname" ? "web" : expected.value,
    });
  }
});

test("another resource takes it as an argument, and depends on its resource", async () => {
  await mocked();
  const web = container("web");
  const job = new docker.Container("job", { image: web.image, hostname: web.hostname });
  expect((await seen(job.image)).value).toBe("i");
});

test("only resources that are made inside have them", async () => {
  await mocked();
  new docker.Container("own", { image: "i" });
  expect(looked()).toContain("memory");
  expect(() =>
    withLazyOutputs(() => {
      throw new Error("ended");
    }),
  ).toThrow("ended");
  made.mockClear();
  new docker.Container("own2", { image: "i" });
  expect(looked()).toContain("memory");
});

describe("what the SDK says of an Output", () => {
  const told: unknown[][] = [];
  const transfer = jest.fn((resource: object, _: string, inputs: object) => {
    for (const key of Object.keys(inputs)) Object.assign(resource, { [key]: pulumi.output(key) });
    return Object.fromEntries(Object.keys(inputs).map((key) => [key, (...all: unknown[]) => void told.push(all)]));
  });
  const resolvers = (resource: object, inputs: Record<string, unknown>) =>
    lazily(transfer)(resource as pulumi.Resource, "label", inputs);

  beforeEach(() => {
    transfer.mockClear();
    told.length = 0;
  });

  test("a value is kept for whoever looks, an error fails the program at once", () => {
    const { a, b } = resolvers({}, { a: 1, b: 2 });
    a?.("value", true, false);
    expect(transfer).not.toHaveBeenCalled();
    const error = new Error("not made");
    b?.(undefined, true, false, [], error);
    expect(told).toEqual([[undefined, true, false, [], error]]);
  });

  test("what the SDK refuses, it refuses", () => {
    resolvers({ a: 1 }, { a: 1, b: 2 });
    expect(transfer.mock.calls.map(([, , inputs]) => inputs)).toEqual([{ a: 1, b: 2 }]);
  });

  test("what is not given is not waited for, and has an Output all the same", () => {
    const inputs = { a: undefined, b: null, id: 1 };
    const resource: Record<string, unknown> = {};
    expect(Object.keys(resolvers(resource, inputs))).toEqual(["a", "b"]);
    expect(inputs).toEqual({ b: null, id: 1 });
    expect(Object.keys(resource)).toEqual(["a", "b"]);
  });
});
