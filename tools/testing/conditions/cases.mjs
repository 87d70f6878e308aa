// What a dependency can come to, and how its dependent waits for it: the rows of the table in docs/03-gates.md.

const BUSYBOX = "pulumi-compose/busybox:local";

/** Images with a HEALTHCHECK that no compose file shows. */
export const IMAGES = {
  "pulumi-compose/conditions-passing:local": `FROM ${BUSYBOX}\nHEALTHCHECK --interval=1s --retries=2 CMD test -e /ok\n`,
  "pulumi-compose/conditions-failing:local": `FROM ${BUSYBOX}\nHEALTHCHECK --interval=1s --retries=2 CMD false\n`,
};

const STAYS = "sleep 1000";
const READY_AFTER_A_SECOND = "sleep 1; touch /ok; sleep 1000";
const PASSES = check("test -e /ok", 10);
const FAILS = check("false", 2);
// Counts its own runs: whatever else is slow, it says unhealthy before it heals.
const HEALS = check("echo >> /runs; test $$(wc -l < /runs) -ge 8", 2);
const KEPT = ["x-pulumi-compose: { on_unhealthy: keep-waiting, deadline: 60s }"];

/** Of the dependency: `dep`, and what happens to it. `deadline`: seconds, for both tools. */
const alone = [
  { what: "no check: keeps running", dep: box(STAYS) },
  { what: "no check: exits 3 at once", dep: box("exit 3") },
  { what: "no check: exits 3 after 2 s", dep: box("sleep 2; exit 3") },
  { what: "no check: exits 0 at once", dep: box("exit 0") },
  { what: "no check: exits 0 after 1 s", dep: box("sleep 1") },
  { what: "`restart: always`: exits 3 again and again", dep: box("exit 3", ["restart: always"]), deadline: 5 },
  { what: "its check passes", dep: box(READY_AFTER_A_SECOND, PASSES) },
  { what: "its check fails", dep: box(STAYS, FAILS) },
  { what: "its check fails, and passes later", dep: box(STAYS, HEALS) },
  { what: "the same, told to keep waiting", dep: box(STAYS, [...HEALS, ...KEPT]), engineOnly: true },
  { what: "a check of its image's passes", dep: of("passing", READY_AFTER_A_SECOND) },
  { what: "a check of its image's fails", dep: of("failing", STAYS) },
  { what: "scaled to 0", dep: box("exit 3", ["scale: 0"]) },
];

const started = [
  { what: "keeps running", dep: box(STAYS) },
  { what: "exits 3 at once", dep: box("exit 3") },
  { what: "exits 0 at once", dep: box("exit 0") },
  { what: "its check fails", dep: box(STAYS, FAILS) },
  { what: "scaled to 0", dep: box("exit 3", ["scale: 0"]) },
  { what: "not there, `required: false`", dep: box(STAYS, ["profiles: [other]"]), optional: true },
];

const healthy = [
  { what: "healthy in time", dep: box(READY_AFTER_A_SECOND, PASSES) },
  { what: "turns unhealthy", dep: box(STAYS, FAILS) },
  { what: "its check hangs", dep: box(STAYS, check("sleep 100", 2)) },
  { what: "turns unhealthy, heals later", dep: box(STAYS, HEALS), engineOnly: true },
  { what: "the same, told to keep waiting", dep: box(STAYS, [...HEALS, ...KEPT]), engineOnly: true },
  { what: "neither before the deadline", dep: box(STAYS, check("false", 1000)), deadline: 5 },
  { what: "exits 3 before", dep: box("sleep 1; exit 3", PASSES) },
  { what: "exits 0 before", dep: box("sleep 1", PASSES) },
  {
    what: "`restart: always`: exits 3 again and again",
    dep: box("exit 3", ["restart: always", ...PASSES]),
    deadline: 5,
  },
  { what: "a check of its image's passes", dep: of("passing", READY_AFTER_A_SECOND) },
  { what: "a check of its image's fails", dep: of("failing", STAYS) },
  { what: "no check, nor in its image", dep: box(STAYS) },
  { what: "turns unhealthy, `required: false`", dep: box(STAYS, FAILS), optional: true },
  { what: "not there, `required: false`", dep: box(STAYS, ["profiles: [other]"]), optional: true },
  { what: "scaled to 0", dep: box("exit 3", ["scale: 0"]) },
];

const completed = [
  { what: "exits 0 at once", dep: box("exit 0") },
  { what: "exits 0 after 1 s", dep: box("sleep 1") },
  { what: "exits 0; `up` once more", dep: box("sleep 1"), again: true },
  { what: "exits 3", dep: box("sleep 1; exit 3") },
  { what: "never ends", dep: box(STAYS), deadline: 5 },
  { what: "exits 3, `required: false`", dep: box("sleep 1; exit 3"), optional: true },
  { what: "not there, `required: false`", dep: box("exit 0", ["profiles: [other]"]), optional: true },
  { what: "scaled to 0", dep: box("exit 3", ["scale: 0"]) },
];

/** Every case with its compose file; the dependent is called `web`, where there is one. */
export const CASES = [
  ...alone.map((one) => ({ ...one, condition: undefined })),
  ...started.map((one) => ({ ...one, condition: "service_started" })),
  ...healthy.map((one) => ({ ...one, condition: "service_healthy" })),
  ...completed.map((one) => ({ ...one, condition: "service_completed_successfully" })),
].map((one) => ({ ...one, compose: composeOf(one) }));

function composeOf({ dep, condition, optional }) {
  const required = optional ? ", required: false" : "";
  const web = condition && [...box(STAYS), `depends_on: { dep: { condition: ${condition}${required} } }`];
  // Without a second service nothing would be up where the only one is not there.
  const services = { dep, ...(web ? { web } : { other: box(STAYS) }) };
  const texts = Object.entries(services).map(([name, lines]) =>
    [`  ${name}:`, ...lines.map((line) => `    ${line}`)].join("\n"),
  );
  return `services:\n${texts.join("\n")}\n`;
}

function box(command, more = []) {
  return [`image: ${BUSYBOX}`, ...running(command), ...more];
}

function of(kind, command) {
  return [`image: pulumi-compose/conditions-${kind}:local`, ...running(command)];
}

function running(command) {
  return [`command: ["sh", "-c", "${command}"]`, "stop_grace_period: 0s"];
}

function check(test, retries) {
  return [`healthcheck: { test: "${test}", interval: 500ms, timeout: 1s, retries: ${retries} }`];
}
