import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { busybox, describeWithToolchain, root } from "../../pulumi-compose/e2e/support/toolchain";
import { Side } from "./pre-start/side";

const page = join(root, "docs/03-gates.md");
const table = /(<!-- pre-start -->\n)[\s\S]*(<!-- \/pre-start -->)/;

interface Project {
  readonly scale?: number;
  /** What the first hook writes. */
  readonly first?: string;
  /** What it exits with. */
  readonly firstCode?: number;
  /** What the second one writes. */
  readonly second?: string;
  readonly code?: number;
  readonly edit?: string;
  readonly perReplica?: boolean;
  /** Default: both. */
  readonly hooks?: "second" | "none";
}

/** Hooks and the service write into a log that the service's volume has; the second hook looks for the first's work. */
const compose = ({
  scale = 2,
  first = "first",
  firstCode = 0,
  second = "second",
  code = 0,
  edit = "a",
  perReplica = false,
  hooks,
}: Project) => `
services:
  web:
    image: ${busybox}
    command: sh -c 'echo web >> /data/log; exec sleep 100000'
    init: true
    scale: ${scale}
    environment: { EDIT: ${edit} }
    volumes: ["data:/data", "/prepared"]
    stop_grace_period: 0s
    pre_start:${hooks === "none" ? " []" : ""}
${
  hooks === undefined
    ? `
      - command: sh -c 'echo ${first} >> /data/log; touch /prepared/by-first; exit ${firstCode}'
        environment: { EDIT: of-the-hook }
        per_replica: ${perReplica}`
    : ""
}
${
  hooks === "none"
    ? ""
    : `
      - command: sh -c 'ls /prepared; echo ${second} >> /data/log; exit ${code}'
        environment: { EDIT: of-the-hook }`
}
  after: { image: "${busybox}", command: sleep 100000, init: true, stop_grace_period: 0s, depends_on: [web] }
volumes: { data: }
`;

interface Step {
  readonly what: string;
  readonly project: Project;
  readonly before?: (side: Side) => void;
  /** What `up` is given. */
  readonly args?: readonly string[];
}

const steps: readonly Step[] = [
  { what: "the second hook fails", project: { code: 17 } },
  { what: "the same once more", project: { code: 17 } },
  { what: "the hook is fixed", project: {} },
  { what: "unchanged", project: {} },
  { what: "a replica more", project: { scale: 3 } },
  { what: "the first hook is changed", project: { first: "other" } },
  { what: "the second hook alone is changed", project: { first: "other", second: "again" } },
  { what: "the service is changed", project: { first: "other", edit: "b" } },
  {
    what: "the service's containers were restarted (`docker restart`)",
    project: { first: "other", edit: "b" },
    before: (side) => side.docker("restart", "--time=0", ...side.containers("web")),
  },
  {
    what: "they were killed (`up --wait`)",
    args: ["--wait"],
    project: { first: "other", edit: "b" },
    before: (side) => side.docker("kill", ...side.containers("web")),
  },
  {
    what: "they were removed",
    project: { first: "other", edit: "b" },
    before: (side) => side.docker("rm", "--force", ...side.containers("web")),
  },
  {
    what: "they were stopped (`docker stop`)",
    project: { first: "other", edit: "b" },
    before: (side) => side.docker("stop", "--time=0", ...side.containers("web")),
  },
  {
    what: "one of them was",
    project: { first: "other", edit: "b" },
    before: (side) => side.docker("stop", "--time=0", ...side.containers("web").slice(0, 1)),
  },
  {
    what: "ended containers were removed (`docker container prune`)",
    project: { first: "other", edit: "b" },
    before: (side) => side.docker("container", "prune", "--force", ...side.filtersFor()),
  },
  { what: "the first hook is taken out (`up web`)", args: ["web"], project: { edit: "b", hooks: "second" } },
  { what: "it is there again, and fails", project: { edit: "b", firstCode: 7 } },
  { what: "it is fixed", project: { edit: "b" } },
  { what: "`per_replica: true` for the first hook", project: { edit: "b", perReplica: true } },
  { what: "a replica more, with that", project: { edit: "b", perReplica: true, scale: 3 } },
  { what: "a replica less", project: { edit: "b", perReplica: true } },
  { what: "the hooks are taken out of the file", project: { edit: "c", hooks: "none" } },
];

describeWithToolchain("pre_start, beside docker compose", () => {
  const sides = [Side.compose(), Side.ours()] as const;

  afterAll(() => {
    for (const side of sides) side.dispose();
  }, 300_000);

  test("the table of docs/03-gates.md is what happens", () => {
    const rows = steps.map(({ what, project, before, args = [] }) => {
      const [theirs = "", ours = ""] = sides.map((side) => {
        before?.(side);
        return side.bringUp(compose(project), ...args);
      });
      return `| ${what} | ${theirs} | ${ours === theirs ? "the same" : ours} |`;
    });
    const head = ["| `up` after | docker compose 5.7.1 | pulumi-compose |", "|---|---|---|"];
    const text = readFileSync(page, "utf8");
    const lines = [...head, ...rows].join("\n");
    const expected = text.replace(table, (_, start: string, end: string) => `${start}${lines}\n${end}`);
    if (process.env.UPDATE_DOCS) writeFileSync(page, expected);
    expect(readFileSync(page, "utf8")).toBe(expected);
  }, 900_000);

  test("hooks that are new in the file run when the service's container has ended, as changed ones do", () => {
    const web = `
services:
  web:
    image: ${busybox}
    command: ["sh", "-c", "trap 'echo end >> /data/log; exit' TERM; echo web >> /data/log; sleep 100000 & wait"]
    volumes: ["data:/data"]
    pre_start: `;
    const told = sides.map((side) => {
      side.takeDown();
      return ["[]", "[{ command: sh -c 'echo first >> /data/log' }]"].map((hooks) =>
        side.bringUp(`${web}${hooks}\nvolumes: { data: }\n`),
      );
    });
    const expected = ["up; ran: web; runs: web", "up; ran: end, first, web; runs: web"];
    expect(told).toEqual([expected, expected]);
  }, 300_000);

  test("a failure shows the hook's log and place, and the state knows what was made", () => {
    const [, ours] = sides;
    expect(ours.takeDown()).toBe("");
    expect(ours.bringUp(compose({ code: 3, edit: "d" }))).toMatch(
      /^fails; .*; kept: pre_start\[1\], exit code 3; runs: nothing$/,
    );
    const said = ours.output();
    expect(said).toMatch(/gate\/exited: service "web-pre_start-1" exited with code 3 instead of 0/);
    expect(said).toMatch(/\| by-first/);
    expect(said).toMatch(/at compose\.yaml:\d+/);
    expect(said).toMatch(/not started because of it: web, after/);
    expect(ours.takeDown()).toBe("");
  }, 300_000);
});
