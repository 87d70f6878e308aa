import { CONTAINER_SCHEMA, REMOTE_IMAGE_SCHEMA, SERVICE_CONFIG_SCHEMA, SERVICE_SCHEMA } from "../schema";
import type { ResourceSchema } from "../schema/resource-schema";
import { UNKNOWN, type ValueMap } from "../values/value";
import { check } from "./check";

const request = (news: ValueMap, olds: ValueMap = {}) => ({
  name: "web",
  olds,
  news,
  seed: Buffer.from("seed"),
  naming: undefined,
});

const failures = (schema: ResourceSchema, news: ValueMap) => check(schema, request(news)).failures;

describe("what Check refuses", () => {
  const image = "busybox";
  const examine = (path: string) => `Examine values at 'web.${path}'.`;
  const twice = (text: string, path: string) => `${text}. ${text}. ${examine(path)}`;
  it.each<[string, ResourceSchema, ValueMap, string[]]>([
    ["a missing property", CONTAINER_SCHEMA, {}, ["Missing required property 'image'"]],
    ["an unknown property", CONTAINER_SCHEMA, { image, bogus: 1 }, [`Invalid or unknown key. ${examine("bogus")}`]],
    [
      "an unknown property in a list",
      CONTAINER_SCHEMA,
      { image, ports: [{ internal: 80 }, { internal: 81, bogus: true }] },
      [`Invalid or unknown key. ${examine("ports[1].bogus")}`],
    ],
    [
      "an unknown property in a set, which has no places",
      CONTAINER_SCHEMA,
      { image, labels: [{ label: "a", value: "b", bogus: true }] },
      [`Invalid or unknown key. ${examine("labels")}`],
    ],
    [
      "an unknown property of a single block",
      CONTAINER_SCHEMA,
      { image, healthcheck: { bogus: true } },
      [`Invalid or unknown key. ${examine("healthcheck.bogus")}`],
    ],
    [
      "a list where a text belongs",
      CONTAINER_SCHEMA,
      { image: ["a"] },
      [`Attribute must be a single value, not a list. ${examine("image")}`],
    ],
    [
      "a text where a list belongs",
      CONTAINER_SCHEMA,
      { image, envs: "A=1" },
      [`Attribute must be a list. ${examine("envs")}`],
    ],
    [
      "a text where a map belongs",
      CONTAINER_SCHEMA,
      { image, tmpfs: "/run" },
      [`Attribute must be a map. ${examine("tmpfs")}`],
    ],
    [
      "a word where a number belongs",
      CONTAINER_SCHEMA,
      { image, memory: "much" },
      [`cannot parse '' as int: strconv.ParseInt: parsing "much": invalid syntax. ${examine("memory")}`],
    ],
    [
      "a bad restart policy",
      CONTAINER_SCHEMA,
      { image, restart: "sometimes" },
      [twice("'sometimes' doesn't match the pattern '^(no|on-failure|always|unless-stopped)$'", "restart")],
    ],
    [
      "a bad duration",
      CONTAINER_SCHEMA,
      { image, healthcheck: { interval: "soon" } },
      [twice("'soon' is not a valid duration", "healthcheck.interval")],
    ],
    ["a negative size", CONTAINER_SCHEMA, { image, memory: -1 }, [twice("'-1' cannot be lower than 0", "memory")]],
    [
      "a conflict",
      CONTAINER_SCHEMA,
      { image, gpus: "all", deviceRequests: [{}] },
      [`Conflicting configuration arguments. "device_requests": conflicts with gpus. ${examine("deviceRequests")}`],
    ],
    [
      "a conflict across levels",
      SERVICE_SCHEMA,
      { taskSpec: { containerSpec: { image } }, mode: { global: true }, convergeConfig: {} },
      [
        `Conflicting configuration arguments. "converge_config": conflicts with mode.0.global. ${examine("convergeConfig")}`,
        `Conflicting configuration arguments. "global": conflicts with converge_config. ${examine("mode.global")}`,
      ],
    ],
    [
      "both of two alternatives",
      SERVICE_CONFIG_SCHEMA,
      { data: "YQ==", dataRaw: "a" },
      [
        `Invalid combination of arguments. "data": only one of \`data\`,\`data_raw\` can be specified, but \`data\`,\`data_raw\` were specified.. ${examine("data")}`,
        `Invalid combination of arguments. "data_raw": only one of \`data\`,\`data_raw\` can be specified, but \`data\`,\`data_raw\` were specified.. ${examine("dataRaw")}`,
      ],
    ],
    [
      "a property that only the engine sets",
      CONTAINER_SCHEMA,
      { image, exitCode: 0 },
      [
        `Value for unconfigurable attribute. Can't configure a value for "exit_code": its value will be decided automatically based on the result of applying this configuration.. ${examine("exitCode")}`,
      ],
    ],
  ])("%s", (_, schema, news, wanted) => {
    expect(failures(schema, news)).toEqual(wanted);
  });

  it.each<[string, ResourceSchema, ValueMap]>([
    [
      "unknown values",
      CONTAINER_SCHEMA,
      { image: UNKNOWN, envs: UNKNOWN, ports: [{ internal: UNKNOWN }], healthcheck: UNKNOWN },
    ],
    [
      "numbers as texts and texts as numbers",
      CONTAINER_SCHEMA,
      { image: "a", memory: "64", hostname: 7, init: "true" },
    ],
    ["a build", REMOTE_IMAGE_SCHEMA, { name: "a", build: { context: "." } }],
  ])("but not %s", (_, schema, news) => {
    expect(failures(schema, news)).toEqual([]);
  });
});

describe("what Check fills in", () => {
  it("makes up a name from the resource's own, the same for the same seed", () => {
    const [one, two] = [1, 2].map(() => check(CONTAINER_SCHEMA, request({ image: "a" })).inputs);
    expect(one?.name).toMatch(/^web-[0-9a-f]{7}$/);
    expect(one).toEqual(two);
  });

  it("keeps a made-up name and an old default", () => {
    const olds = { __defaults: ["name", "waitTimeout"], name: "web-1234567", waitTimeout: 30 };
    const { inputs } = check(CONTAINER_SCHEMA, request({ image: "a" }, olds));
    expect(inputs).toMatchObject({ name: "web-1234567", waitTimeout: 30 });
  });

  it("forgets a value that the program gave before", () => {
    const olds = { __defaults: [], waitTimeout: 30 };
    expect(check(CONTAINER_SCHEMA, request({ image: "a" }, olds)).inputs).toMatchObject({ waitTimeout: 60 });
  });

  it.each([
    ["propose", "proposed"],
    ["enforce", "proposed"],
    ["disable", undefined],
  ] as const)("follows the engine's naming mode %s", (mode, name) => {
    const naming = { mode, proposedName: "proposed" };
    expect(check(CONTAINER_SCHEMA, { ...request({ image: "a" }), naming }).inputs.name).toBe(name);
  });

  it("converts scalars to what the schema wants", () => {
    const { inputs } = check(
      CONTAINER_SCHEMA,
      request({ image: "a", memory: "64", init: "true", tmpfs: { "/run": 1 } }),
    );
    expect(inputs).toMatchObject({ memory: 64, init: true, tmpfs: { "/run": "1" } });
  });
});
