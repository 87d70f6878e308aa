import type * as pulumi from "@pulumi/pulumi";
import { carryVolumes } from "./carry-volumes";

const volume = "d".repeat(64);
const carry = carryVolumes(() => new Map([["shop-db-1", { urn: "u", volumes: [{ name: volume, place: "/data" }] }]]));

function transformed(props: pulumi.Inputs, name = "shop-db-1", type = "docker:index/container:Container") {
  const resource: pulumi.Resource = Object.create(null);
  return carry({ type, name, props, opts: { ignoreChanges: ["ports"] }, resource });
}

test("a container has its image's volume again, which replaces nothing by itself", () => {
  const own = { volumeName: "shop_logs", containerPath: "/logs" };
  expect(transformed({ image: "db", volumes: [own] })).toEqual({
    props: { image: "db", volumes: [own, { volumeName: volume, containerPath: "/data" }] },
    opts: { ignoreChanges: ["ports", "volumes"] },
  });
});

interface Case {
  readonly what: string;
  readonly props?: pulumi.Inputs;
  readonly name?: string;
  readonly type?: string;
}

test.each<Case>([
  { what: "another container", name: "shop-web-1" },
  { what: "another resource", type: "docker:index/volume:Volume" },
  { what: "a volume of the file's there", props: { volumes: [{ volumeName: "shop_data", containerPath: "/data/" }] } },
  { what: "a mount of the file's there", props: { mounts: [{ type: "tmpfs", target: "/data" }] } },
  { what: "a tmpfs of the file's there", props: { tmpfs: { "/data": "" } } },
  { what: "volumes of another container, which may cover it", props: { volumes: [{ fromContainer: "c0ffee" }] } },
])("$what: nothing is added", ({ props = {}, name, type }) => {
  expect(transformed(props, name, type)).toBeUndefined();
});
