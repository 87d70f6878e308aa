import * as pulumi from "@pulumi/pulumi";
import { projectArguments } from "./project-args";

beforeEach(() =>
  pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) }),
);

function settledValue<T>(input: pulumi.Input<T>): Promise<unknown> {
  return new Promise((resolve) => void pulumi.output(input).apply(resolve));
}

test("plain inputs come through, and what was not given stays out", async () => {
  const { args, waitFor } = await projectArguments({
    files: ["a.yaml", "b.yaml"],
    profiles: ["web"],
    jobs: ["migrate"],
    probe: "engine",
    target: "swarm",
    deadlineMs: 5000,
    onUnhealthy: "keep-waiting",
    waitFor: "dependencies",
    projectName: null,
  });
  expect(args).toEqual({
    files: ["a.yaml", "b.yaml"],
    profiles: ["web"],
    jobs: ["migrate"],
    probe: "engine",
    target: "swarm",
    deadlineMs: 5000,
    onUnhealthy: "keep-waiting",
  });
  expect(waitFor).toBe("dependencies");
});

test("variables may be Outputs and keep their secrecy", async () => {
  const { args } = await projectArguments({ env: { PLAIN: "a", PORT: 80, PASS: pulumi.secret("b") } });
  expect(args.env).toMatchObject({ PLAIN: "a", PORT: "80" });
  expect(await settledValue(args.env?.PASS ?? "")).toBe("b");
  expect(await pulumi.isSecret(pulumi.output(args.env?.PASS))).toBe(true);
});

test("a map that is secret as a whole has secret members", async () => {
  const { args } = await projectArguments({
    env: pulumi.secret({ A: "a" }),
    services: pulumi.secret({ web: { environment: { B: "b" } } }),
  });
  expect(await pulumi.isSecret(pulumi.output(args.env?.A))).toBe(true);
  expect(await pulumi.isSecret(pulumi.output(args.services?.web?.environment?.B))).toBe(true);
  expect(await settledValue(args.services?.web?.environment?.B ?? "")).toBe("b");
});

test("a service's changes become arguments and options of its containers", async () => {
  const { args } = await projectArguments({
    services: {
      web: {
        image: pulumi.output("nginx:2"),
        command: ["nginx", pulumi.output("-v")],
        hostname: "www",
        memoryMb: 256,
        onUnhealthy: "fail",
        protect: true,
        ignoreChanges: ["image"],
      },
    },
  });
  const web = args.services?.web;
  expect(await settledValue(web?.command ?? [])).toEqual(["nginx", "-v"]);
  expect(await settledValue(web?.image ?? "")).toBe("nginx:2");
  expect(await settledValue(web?.container?.memorySwap ?? 0)).toBe(512);
  expect(web?.container).toMatchObject({ hostname: "www", memory: 256 });
  expect(web?.onUnhealthy).toBe("fail");
  expect(web?.options).toEqual({ protect: true, ignoreChanges: ["image"] });
});

test.each([
  [{ fiel: "a" }, "fiel", /there are target, file, files/],
  [{ file: 3 }, "file", /number, not a text/],
  [{ profiles: "web" }, "profiles", /not a list/],
  [{ env: ["A=b"] }, "env", /not a map/],
  [{ env: { A: { b: "c" } } }, "env.A", /object, not a text/],
  [{ probe: "eager" }, "probe", /hybrid or engine/],
  [{ target: "nomad" }, "target", /docker or swarm/],
  [{ target: "swarm", services: { web: { memoryMb: 64 } } }, "services.web.memoryMb", /in the compose file/],
  [{ deadlineMs: 0 }, "deadlineMs", /positive number/],
  [{ onUnhealthy: "wait" }, "onUnhealthy", /fail or keep-waiting/],
  [{ services: { web: { onUnhealthy: true } } }, "services.web.onUnhealthy", /fail or keep-waiting/],
  [{ services: { web: { ports: [] } } }, "services.web.ports", /is not known here/],
  [{ services: { web: { protect: "yes" } } }, "services.web.protect", /true or false/],
])("%j is refused with its path", async (inputs, propertyPath, reason) => {
  await expect(projectArguments(inputs)).rejects.toMatchObject({
    propertyPath,
    reason: expect.stringMatching(reason),
  });
});

test("what decides what is created has to be known in a preview too", async () => {
  const unknown = pulumi.output(new Promise<string>(() => undefined));
  const output = Object.assign(unknown, { isKnown: Promise.resolve(false) });
  await expect(projectArguments({ file: output })).rejects.toMatchObject({
    propertyPath: "file",
    reason: expect.stringContaining("is not known yet"),
  });
});
