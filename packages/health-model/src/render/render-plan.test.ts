import fc from "fast-check";
import { planStart } from "../plan/plan-start";
import { anyServices } from "../testing/any-project";
import { project } from "../testing/project";
import { shopPlan } from "../testing/shop";
import { assertWellFormed } from "../testing/well-formed";
import { layoutPlan } from "./layout";
import { renderPlan } from "./render-plan";

const NASTY = `a"<b>&'c`;

describe("a plan as text", () => {
  test("shows layers, gates and the critical path in 80 columns", () => {
    expect(renderPlan(shopPlan(), "text")).toBe(`Starts, layer by layer
  1  db       at once; check every 10s, 5 retries, start period 30s
     cache    at once; check every 5s, 3 retries, 2 replicas
  2  migrate  within 1m50s; no check of its own
  3  web      within 11m50s; no check of its own

Gates
  db healthy -> migrate
    waits up to 2m6s: its healthcheck: start period 30s + 5 × (interval 10s +
    timeout 5s), a verdict within 1m50s on any engine, and slack
  cache healthy -> web (optional)
    waits up to 32s: its healthcheck: 3 × (interval 5s + timeout 3s), a verdict
    within 24s, and slack
  migrate completed -> web
    waits up to 10m: the default of 10m for a service that is to complete
  db started -> web
    no wait: a container that is made runs

Critical path
  db healthy -> migrate completed -> web
  the last one starts within 11m50s
`);
  });

  test("of nothing, and of one service", () => {
    expect(renderPlan(planStart(project({})), "text")).toBe("no services\n");
    expect(renderPlan(planStart(project({ a: {} })), "text")).toBe(
      "Starts, layer by layer\n  1  a  at once; no check of its own\n",
    );
  });
});

describe("who goes on once another has started", () => {
  const services = { db: {}, web: { depends_on: { db: "service_started" } } } as const;
  const deadlineOn = () => ({ deadlineMs: 65_000, deadlineFrom: "1m to start, and slack" });

  test("is shown with what bounds it, or that nothing is waited for", () => {
    const gates = (options: Parameters<typeof planStart>[1]) =>
      renderPlan(planStart(project(services), options), "text")
        .split("\n\n")[1]
        ?.trimEnd();
    expect(gates({})).toBe("Gates\n  db started -> web\n    no wait: a container that is made runs");
    expect(gates({ deadlineOn })).toBe("Gates\n  db started -> web\n    waits up to 1m5s: 1m to start, and slack");
  });

  test("is so in the pictures", () => {
    const plan = planStart(project(services), { deadlineOn });
    expect(renderPlan(plan, "mermaid")).toContain('s0 -->|"started ≤ 1m5s"| s1');
    expect(renderPlan(plan, "dot")).toContain('label="started ≤ 1m5s"');
  });
});

describe("how services are updated beside what serves", () => {
  const rollout = { parallelism: 1, delayMs: 0, monitorMs: 5_000, failureAction: "pause", drainMs: 2_000 } as const;
  const rolling = (of: Partial<typeof rollout> | object = {}) => {
    const plan = shopPlan();
    const { cache, web } = plan.services;
    if (!cache || !web) throw new Error("the shop has a cache and a web");
    const services = {
      ...plan.services,
      cache: { ...cache, rollout: { ...rollout, ...of } },
      web: { ...web, rollout },
    };
    return { ...plan, services };
  };

  test("as text, before the jobs", () => {
    expect(renderPlan(rolling(), "text")).toContain(`  the last one starts within 11m50s

Updates, new containers beside the old ones
  cache: start-first, 1 at a time, waits for healthy, 2s to drain, on failure
    pause
  web: start-first, 1 at a time, waits for healthy, or 5s without a check of its
    image's, 2s to drain, on failure pause
`);
    const other = { parallelism: 0, delayMs: 10_000, failureAction: "rollback", drainMs: 0 };
    expect(renderPlan(rolling(other), "text")).toContain(
      "  cache: start-first, all at a time, 10s between, waits for healthy, on failure\n    rollback\n",
    );
  });

  test("in the pictures, in few words, and in full as JSON", () => {
    expect(renderPlan(rolling(), "mermaid")).toContain(
      's1["cache<br/><small>check every 5s, 3 retries</small><br/><small>start-first, 1 at a time</small>"]',
    );
    expect(renderPlan(rolling(), "dot")).toContain(
      '"cache" [label="cache\\ncheck every 5s, 3 retries\\nstart-first, 1 at a time"];',
    );
    const svg = renderPlan(rolling(), "svg");
    expect(svg.match(/start-first, 1 at a time/g)).toHaveLength(2);
    assertWellFormed(svg);
    expect(JSON.parse(renderPlan(rolling(), "json")).services.cache.rollout).toEqual(rollout);
    expect(renderPlan(shopPlan(), "json")).not.toContain("rollout");
  });
});

test("a plan as Mermaid", () => {
  expect(renderPlan(shopPlan(), "mermaid")).toBe(`flowchart LR
  s0["db<br/><small>check every 10s, 5 retries, start period 30s</small>"]
  s1["cache<br/><small>check every 5s, 3 retries</small>"]
  s2["migrate<br/><small>no check of its own</small>"]
  s3["web<br/><small>no check of its own</small>"]
  s0 -->|"healthy ≤ 2m6s"| s2
  s2 -->|"completed ≤ 10m"| s3
  s1 -.->|"healthy ≤ 32s"| s3
  s0 -->|"started"| s3
`);
});

test("a plan for Graphviz", () => {
  const lines = renderPlan(shopPlan(), "dot").split("\n");
  expect(lines).toContain('  "cache" [label="cache\\ncheck every 5s, 3 retries"];');
  expect(lines).toContain('  "cache" -> "web" [label="healthy ≤ 32s", color="#2f9e5f", style=dashed];');
  expect(lines.at(-2)).toBe("}");
  expect(renderPlan(planStart(project({ [NASTY]: {} })), "dot")).toContain(
    String.raw`  "a\"<b>&'c" [label="a\"<b>&'c\n`,
  );
});

describe("jobs that an up does not run", () => {
  const plan = planStart(
    project(
      { db: {} },
      {
        jobs: {
          migrate: {
            name: "migrate",
            image: "m",
            extensions: {},
            triggers: { manual: true },
            depends_on: { db: { condition: "service_healthy", required: true } },
          },
          report: {
            name: "report",
            image: "r",
            extensions: {},
            triggers: { schedule: [{ cron: "0 3 * * *" }] },
            depends_on: { migrate: { condition: "service_completed_successfully", required: false } },
          },
        },
      },
    ),
  );

  test("as Mermaid", () => {
    expect(renderPlan(plan, "mermaid").split("\n").slice(2, -1)).toEqual([
      '  j0(["migrate<br/><small>job, by hand</small>"])',
      '  j1(["report<br/><small>job, on schedule 0 3 * * *</small>"])',
      '  s0 -->|"healthy"| j0',
      '  j0 -.->|"completed"| j1',
    ]);
  });

  test("for Graphviz", () => {
    const lines = renderPlan(plan, "dot").split("\n");
    expect(lines).toContain(String.raw`  "migrate" [label="migrate\njob, by hand", style="rounded,dashed"];`);
    expect(lines).toContain('  "db" -> "migrate" [label="healthy", color="#2f9e5f", style=solid];');
  });

  test("as SVG", () => {
    const svg = renderPlan(plan, "svg");
    assertWellFormed(svg);
    for (const text of ["migrate", "job, by hand", "behind db healthy", "report", "job, on schedule 0 3 * * *"])
      expect(svg).toContain(`>${text}</text>`);
  });
});

test("a plan as JSON is data only", () => {
  const data = JSON.parse(renderPlan(shopPlan(), "json"));
  expect(data.gates).toHaveLength(3);
  expect(data.services.web.layer).toBe(2);
  expect(Object.keys(data)).toEqual([
    "gates",
    "starts",
    "edges",
    "layers",
    "order",
    "services",
    "criticalPath",
    "jobs",
    "running",
    "diagnostics",
  ]);
});

describe("a plan as SVG", () => {
  test("has every service and every edge, and is well formed", () => {
    const svg = renderPlan(shopPlan(), "svg");
    assertWellFormed(svg);
    for (const name of ["db", "cache", "migrate", "web"]) expect(svg).toContain(`>${name}</text>`);
    expect(svg.match(/marker-end/g)).toHaveLength(4);
    expect(svg.match(/stroke-dasharray="6 4" marker-end/g)).toHaveLength(1);
  });

  test("escapes what services are called", () => {
    const svg = renderPlan(
      planStart(project({ [NASTY]: {}, b: { depends_on: { [NASTY]: "service_started" } } })),
      "svg",
    );
    assertWellFormed(svg);
    expect(svg).toContain("a&#34;&#60;b&#62;&#38;&#39;c</text>");
  });

  test("is well formed for any project, and no two boxes overlap", () => {
    fc.assert(
      fc.property(anyServices, (services) => {
        const plan = planStart(project(services));
        assertWellFormed(renderPlan(plan, "svg"));
        const places = [...layoutPlan(plan, () => 50).nodes.values()];
        for (const [index, one] of places.entries()) {
          for (const other of places.slice(index + 1)) {
            expect(one.column !== other.column || Math.abs(one.y - other.y) >= 50).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
