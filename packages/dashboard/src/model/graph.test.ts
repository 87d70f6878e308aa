import type { Edge, StartPlan } from "@pulumi-compose/health-model";
import * as fc from "fast-check";
import { many } from "../testing/stories/many";
import { failedGate } from "../testing/stories/shop";
import { play } from "../testing/story";
import { type Graph, graphOf, layerId } from "./graph";
import { relatives } from "./relatives";

const shop = play(failedGate(0)).plan;
const hundred = play(many(0, 1_000)).plan;

const drawn = (
  plan: Pick<StartPlan, "layers" | "edges" | "gates">,
  isCompact: boolean,
  collapsed: number[] = [],
): Graph =>
  graphOf({
    plan,
    names: new Set(plan.layers.flat()),
    collapsed: new Set(collapsed),
    isCompact,
    width: 1_200,
  });

/** Points along a path of `M`, `C` and `H`. */
function pointsOf(path: string): [number, number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, letter, text] of path.matchAll(/([MCH])([^MCH]*)/g)) {
    const n = (text ?? "").trim().split(/[ ,]+/).map(Number);
    if (letter === "M") [x = 0, y = 0] = n;
    else if (letter === "H") {
      for (let step = 1; step <= 20; step += 1) points.push([x + (((n[0] ?? 0) - x) * step) / 20, y]);
      x = n[0] ?? 0;
    } else {
      const [ax = 0, ay = 0, bx = 0, by = 0, ex = 0, ey = 0] = n;
      for (let step = 1; step <= 20; step += 1) {
        const t = step / 20;
        const s = 1 - t;
        points.push([
          s ** 3 * x + 3 * s ** 2 * t * ax + 3 * s * t ** 2 * bx + t ** 3 * ex,
          s ** 3 * y + 3 * s ** 2 * t * ay + 3 * s * t ** 2 * by + t ** 3 * ey,
        ]);
      }
      [x, y] = [ex, ey];
    }
  }
  return points;
}

/** Edges that run through a box. */
function crossings({ boxes, edges }: Graph): string[] {
  return edges.flatMap(({ id, path }) =>
    boxes
      .filter((box) =>
        pointsOf(path).some(
          ([x, y]) => x > box.x + 0.5 && x < box.x + box.width - 0.5 && y > box.y + 0.5 && y < box.y + box.height - 0.5,
        ),
      )
      .map((box) => `${id} runs through ${box.id}`),
  );
}

/** Boxes that lie over each other. */
function overlaps({ boxes }: Graph): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      )
      .map((other) => `${one.id} lies over ${other.id}`),
  );
}

test.each([
  ["a shop", shop, false],
  ["a shop in small", shop, true],
  ["a hundred services", hundred, true],
  ["a hundred services in full", hundred, false],
] as const)("%s: no edge runs through a box, and no boxes lie over each other", (_, plan, isCompact) => {
  const graph = drawn(plan, isCompact);
  expect(graph.boxes.map(({ id }) => id).sort()).toEqual([...plan.order].sort());
  expect(graph.edges).toHaveLength(plan.edges.length);
  expect([...crossings(graph), ...overlaps(graph)]).toEqual([]);
});

test("so it is for any plan", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      sizes,
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 24 }),
      fc.boolean(),
      (counts, pairs, isCompact) => {
        const layers = counts.map((count, layer) => Array.from({ length: count }, (_, index) => `s${layer}-${index}`));
        const all = layers.flat();
        const level = (name: string) => layers.findIndex((names) => names.includes(name));
        const edges = new Map<string, Edge>();
        for (const [one, other] of pairs) {
          const [dependency = "", dependent = ""] = [all[one % all.length], all[other % all.length]];
          const edge = { dependency, dependent, condition: "service_healthy", required: true, restart: false } as const;
          if (level(dependency) < level(dependent)) edges.set(`${dependency} ${dependent}`, edge);
        }
        const graph = drawn({ layers, edges: [...edges.values()], gates: [] }, isCompact);
        expect([...crossings(graph), ...overlaps(graph)]).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

test("a layer that is collapsed is one box, with one edge for all that lead there", () => {
  const graph = drawn(hundred, true, [2]);
  const box = graph.boxes.find(({ id }) => id === layerId(2));
  expect(box?.services).toHaveLength(17);
  expect(graph.boxes).toHaveLength(100 - 17 + 1);
  const leaving = graph.edges.filter(({ from }) => from === layerId(2));
  expect(new Set(leaving.map(({ to }) => to)).size).toBe(leaving.length);
  expect(leaving.flatMap(({ edges }) => edges)).toHaveLength(
    hundred.edges.filter(({ dependency }) => dependency.endsWith("-core")).length,
  );
  expect([...crossings(graph), ...overlaps(graph)]).toEqual([]);
});

test("what is not shown is not drawn, nor is what leads there", () => {
  const graph = graphOf({
    plan: shop,
    names: new Set(["cache", "api", "proxy"]),
    collapsed: new Set(),
    isCompact: false,
    width: 600,
  });
  expect(graph.columns.map(({ layer }) => layer)).toEqual([0, 2, 4]);
  expect(graph.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(["cache api"]);
});

test("edges leave at the row of their gate", () => {
  const graph = drawn(shop, false);
  const db = graph.boxes.find(({ id }) => id === "db");
  expect(db?.gates).toEqual(["service_healthy"]);
  const startY = (to: string) =>
    Number(/^M\S+ (\S+?)C/.exec(graph.edges.find((edge) => edge.from === "db" && edge.to === to)?.path ?? "")?.[1]);
  expect(startY("migrate")).toBeGreaterThan((db?.y ?? 0) + 76);
  expect(startY("proxy")).toBeLessThan((db?.y ?? 0) + 76);
});

test("the relatives of a box: all before it and all behind it", () => {
  const { edges } = drawn(shop, false);
  expect([...relatives(edges, "api")].sort()).toEqual(["api", "cache", "db", "migrate", "proxy", "web"]);
  expect([...relatives(edges, "queue")].sort()).toEqual(["mailer", "queue", "worker"]);
});
