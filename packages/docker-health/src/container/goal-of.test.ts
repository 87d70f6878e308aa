import { aContainer } from "../testing/a-container";
import { goalOf } from "./goal-of";

test.each([
  ["others wait for its end", aContainer({ healthcheck: null }), true, "service_completed_successfully"],
  ["the same, with a healthcheck", aContainer(), true, "service_completed_successfully"],
  ["a healthcheck, be it the image's", aContainer(), false, "service_healthy"],
  ["none of all that", aContainer({ healthcheck: null }), false, "up"],
] as const)("%s", (_, container, oneShot, goal) => {
  expect(goalOf(container, oneShot)).toBe(goal);
});
