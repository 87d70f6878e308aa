import type * as pulumi from "@pulumi/pulumi";
import { leaveDone } from "./leave-done";

const leave = leaveDone(() => new Set(["shop-seed-1"]));

function transformed(name: string, type = "docker:index/container:Container") {
  const resource: pulumi.Resource = Object.create(null);
  return leave({ type, name, props: { image: "seed" }, opts: { ignoreChanges: ["ports"] }, resource });
}

test("whether it runs is no change of what is done", () => {
  expect(transformed("shop-seed-1")).toEqual({
    props: { image: "seed" },
    opts: { ignoreChanges: ["ports", "mustRun"] },
  });
});

test.each([
  ["what is to run", "shop-web-1", "docker:index/container:Container"],
  ["another resource of the name", "shop-seed-1", "docker:index/volume:Volume"],
])("%s is left alone", (_, name, type) => {
  expect(transformed(name, type)).toBeUndefined();
});
