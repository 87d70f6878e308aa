import type { ProjectParts } from "@pulumi-compose/docker-health";
import { entry } from "../testing/an-entry";
import { unfinishedUpdates } from "./unfinished-updates";

const there = (id: string, more: Partial<ProjectParts["containers"][number]> = {}) => ({
  id,
  name: `shop-web-1-${id}`,
  networks: [],
  state: "running",
  ...more,
});

const entries = [entry("container", "web-1", "new"), entry("container", "web-1", "old", { delete: true })];

function told(containers: ProjectParts["containers"], of = entries) {
  return unfinishedUpdates(of, { containers, networks: [], volumes: [] });
}

test("one beside the other, with what is said of the new one", () => {
  expect(told([there("old"), there("new", { health: "healthy" })])).toEqual([
    "the update of shop-web-1 is not finished: shop-web-1-new (new, healthy) is beside shop-web-1-old (old); `up` goes on from there, with what the file says",
  ]);
  expect(told([there("old"), there("new", { state: "exited", exitCode: 1 })])).toEqual([
    expect.stringContaining("shop-web-1-new (new, exited)"),
  ]);
});

test.each([
  ["the old one was stopped", [there("old", { state: "exited", exitCode: 0 }), there("new")], entries],
  ["one is gone", [there("new")], entries],
  ["the new one is gone", [there("old")], entries],
  ["there is one only", [there("new")], [entry("container", "web-1", "new")]],
])("nothing where %s", (_, containers, of) => expect(told(containers, of)).toEqual([]));

test("nothing of an engine that was not asked", () => expect(unfinishedUpdates(entries, undefined)).toEqual([]));
