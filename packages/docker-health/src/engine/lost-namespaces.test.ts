import type { ContainerSnapshot } from "../shared/container-snapshot";
import { aContainer } from "../testing/a-container";
import { lostNamespaces } from "./lost-namespaces";

const at = (startedAt: string, parts: Partial<ContainerSnapshot> = {}, status: "running" | "exited" = "running") => {
  const base = aContainer();
  return { ...base, state: { ...base.state, status, startedAt }, ...parts };
};
const shares = [{ namespace: "network", container: "db" }] as const;
const [early, late] = ["2026-01-01T00:00:00.5Z", "2026-01-01T00:00:01.25Z"];

test.each([
  ["its owner was started again", at(early, { shares }), at(late), ["network"]],
  ["it came after its owner", at(late, { shares }), at(early), []],
  ["its owner is down: what is lost is found when it runs", at(early, { shares }), at(late, {}, "exited"), []],
  ["it is down itself", at(early, { shares }, "exited"), at(late), []],
  ["it shares nothing", at(early), at(late), []],
  ["its owner is not known", at(early, { shares }), undefined, []],
])("%s", (_, container, owner, expected) => {
  const find = (id: string) => (id === "db" ? owner : undefined);
  expect(lostNamespaces(container, find).map(({ namespace }) => namespace)).toEqual(expected);
});
