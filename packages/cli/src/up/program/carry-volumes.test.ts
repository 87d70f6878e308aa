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

test.each<[string, pulumi.Inputs, string?, string?]>([
  ["another container", {}, "shop-web-1"],
  ["another resource", {}, "shop-db-1", "docker:index/volume:Volume"],
  ["the file has a volume there now", { volumes: [{ volumeName: "shop_data", containerPath: "/data/" }] }],
  ["the file has a mount there now", { mounts: [{ type: "tmpfs", target: "/data" }] }],
  ["the file has a tmpfs there now", { tmpfs: { "/data": "" } }],
  ["volumes of another container may cover it", { volumes: [{ fromContainer: "c0ffee" }] }],
])("%s: nothing is added", (_, props, name, type) => {
  expect(transformed(props, name, type)).toBeUndefined();
});
