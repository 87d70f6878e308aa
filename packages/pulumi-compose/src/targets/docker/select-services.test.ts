import { planOf } from "../../testing/plan-of";
import { selectServices } from "./select-services";

const file = `
services:
  db: { image: d, networks: [back], volumes: ["data:/d", /anon], healthcheck: { test: x } }
  migrate: { image: m, networks: [back], depends_on: { db: { condition: service_healthy } } }
  web:
    build: .
    networks: [front, back]
    depends_on:
      db: { condition: service_healthy, restart: true }
      migrate: { condition: service_completed_successfully }
  other: { image: o, volumes: ["more:/m"], cap_add: [X], mac_address: "no" }
networks: { front: {}, back: {} }
volumes: { data: {}, more: {} }
`;
const whole = planOf(file);
const names = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key).sort();

test.each([
  [["db"], { containers: ["db-1"], networks: ["back"], volumes: ["data", "db-1 /anon"], images: ["d:latest"] }],
  [["web"], { containers: ["web-1"], networks: ["back", "front"], volumes: [], images: ["web"] }],
  [["other"], { containers: ["other-1"], networks: ["default"], volumes: ["more"], images: ["o:latest"] }],
])("%j has what it uses", (only, expected) => {
  const { containers, networks, images, volumes } = selectServices(whole, only);
  const own = volumes.map(({ key, owner }) => ({
    key: owner ? `${owner.service}-${owner.index} ${owner.place}` : key,
  }));
  expect({
    containers: names(containers),
    networks: names(networks),
    volumes: names(own),
    images: names(images),
  }).toEqual(expected);
});

test("one that is prepared for has all but its containers", () => {
  const { containers, networks, images, volumes, start } = selectServices(whole, ["db"], ["web", "other"]);
  expect(names(containers)).toEqual(["db-1"]);
  expect(names(networks)).toEqual(["back", "default", "front"]);
  expect(names(images)).toEqual(["d:latest", "o:latest", "web"]);
  expect(volumes.filter(({ owner }) => !owner).map(({ key }) => key)).toEqual(["data", "more"]);
  expect(start.order).toEqual(["db"]);
});

test("a container is the same, whoever else is chosen: a one-shot stays one", () => {
  for (const { key, service, args, oneShot } of whole.containers) {
    expect(selectServices(whole, [service]).containers).toMatchObject([
      { key, args, oneShot, waits: [], replaceWith: [] },
    ]);
  }
  expect(selectServices(whole, ["migrate"]).containers).toMatchObject([{ oneShot: true }]);
});

test("only who is chosen waits, and only for who is", () => {
  const { containers, start } = selectServices(whole, ["db", "web"]);
  expect(containers.find(({ service }) => service === "web")?.waits.map(({ service }) => service)).toEqual(["db"]);
  expect(
    start.gates.map(({ dependency, dependents }) => [dependency, dependents.map(({ service }) => service)]),
  ).toEqual([["db", ["web"]]]);
  expect(start.order).toEqual(["db", "web"]);
  expect([...start.blockedBy([{ dependency: "db", condition: "service_healthy" }])]).toEqual(["web"]);
});
