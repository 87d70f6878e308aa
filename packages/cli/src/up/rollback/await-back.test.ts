import type { StateEntry } from "../state/state-entry";
import { entry } from "../testing/an-entry";
import { goalsOf } from "./await-back";

const of = (service: string, ...more: readonly (readonly [string, string])[]): StateEntry =>
  entry("container", `${service}-1`, service, {
    inputs: {
      labels: [["com.docker.compose.service", service] as const, ...more].map(([label, value]) => ({ label, value })),
    },
  });

const gates = [
  { dependency: "db", condition: "service_started" },
  { dependency: "db", condition: "service_healthy" },
  { dependency: "cache", condition: "service_started" },
] as const;
const [db, gone] = [of("db"), of("gone")];
const web = { ...of("web"), dependencies: [db.urn, gone.urn] };
const goal = goalsOf(gates, ["db", "cache", "web"], [db, gone, web]);

test.each<[string, StateEntry, string | undefined]>([
  ["the strictest of the gates", db, "service_healthy"],
  ["a start", of("cache"), "service_started"],
  ["nobody waits for it", web, undefined],
  ["the file does not have it, and something depended on it", gone, "by itself"],
  ["a hook", of("web", ["com.docker.compose.hook", "pre_start"]), "service_completed_successfully"],
])("%s: %#", (_, one, expected) => {
  expect(goal(one)).toBe(expected);
});
