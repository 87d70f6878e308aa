import { aLook } from "../testing/a-look";
import {
  aDeployment,
  anEvent,
  aPod,
  aStatefulSet,
  crashed,
  homeless,
  type RawObject,
  waiting,
} from "../testing/objects";
import { baselineOf, NO_BASELINE } from "./baseline";
import { standsStill } from "./standing-still";

const look = (pod: RawObject, events: readonly RawObject[] = []) =>
  aLook("Deployment", aDeployment(), { pods: [pod], events });
const pending = (parts: Parameters<typeof aPod>[0]) => aPod({ name: "p", ready: false, phase: "Pending", ...parts });
const spec = { initContainers: [{ name: "init" }], containers: [{ name: "web" }] };
const works = { name: "init", state: { running: { startedAt: "2026-01-01T00:00:00Z" } } };

test.each([
  ["an image that is fetched", look(pending({ container: waiting("ContainerCreating") })), true],
  [
    "an init container that works",
    look(pending({ spec, container: waiting("PodInitializing"), status: { initContainerStatuses: [works] } })),
    true,
  ],
  ["a node that is made", look(homeless("x", { name: "p" }), [anEvent("uid-p", "TriggeredScaleUp", "x")]), true],
  ["a node that nobody makes", look(homeless("x", { name: "p" })), false],
  ["a pod without a node that nobody has looked at", look(pending({ node: "", container: waiting("") })), false],
  ["an image that cannot be fetched", look(pending({ container: waiting("ImagePullBackOff") })), false],
  ["a pod that runs and is not ready", look(aPod({ ready: false })), false],
  ["a pod that goes", look(pending({ container: waiting("ContainerCreating"), deleted: true })), false],
])("%s: %s", (_, seen, expected) => {
  expect(standsStill(seen, NO_BASELINE, "given")).toBe(expected);
});

test("the next attempt of what lay dead before comes in its own time, unless somebody has set a deadline", () => {
  const before = baselineOf(look(aPod({ name: "p", ready: false, container: crashed(9) })), 0);
  const still = look(aPod({ name: "p", ready: false, container: crashed(9) }));
  const again = look(aPod({ name: "p", ready: false, container: crashed(10) }));
  expect(standsStill(still, before, "default")).toBe(true);
  expect(standsStill(still, before, "given")).toBe(false);
  expect(standsStill(again, before, "default")).toBe(false);
  expect(standsStill(still, NO_BASELINE, "default")).toBe(false);
});

test("so do the next attempt at an image, and at pods that were refused", () => {
  const unfetched = look(pending({ container: waiting("ImagePullBackOff") }));
  expect(standsStill(unfetched, baselineOf(unfetched, 0), "default")).toBe(true);
  expect(standsStill(unfetched, baselineOf(unfetched, 0), "given")).toBe(false);
  const refused = (count: number) => {
    const event = anEvent("uid-web", "FailedCreate", "exceeded quota", {
      count,
      involvedObject: { kind: "StatefulSet", name: "web", uid: "uid-web" },
      metadata: { name: "refused", uid: "refused" },
    });
    return aLook("StatefulSet", aStatefulSet(), { events: [event] });
  };
  expect(standsStill(refused(4), baselineOf(refused(4), 0), "default")).toBe(true);
  expect(standsStill(refused(5), baselineOf(refused(4), 0), "default")).toBe(false);
});
