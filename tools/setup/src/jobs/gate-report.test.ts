import { gateReport } from "./gate-report";

const created = [
  { service: "redis", atMs: 10_000 },
  { service: "flask", atMs: 11_940 },
];

test.each([
  [
    "a first run",
    { "redis healthy": 1234 },
    created,
    9_000,
    ["gate redis healthy: open after 1.2 s", "from the first container (redis) to the gate's opening for flask: 1.9 s"],
  ],
  ["a later run", { "redis healthy": 8 }, created, 20_000, ["gate redis healthy: open after 0.0 s"]],
  ["a single container", {}, created.slice(0, 1), 0, []],
  ["no gates at all", undefined, [], 0, []],
])("%s", (_, gates, list, sinceMs, expected) => {
  expect(gateReport(gates, list, sinceMs)).toEqual(expected);
});
