import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import { aHealth, aProbe } from "../../../../docker-health/src/testing/a-container";
import { inComposeFolder } from "../../testing/compose-folder";
import { FakeIo } from "../../testing/fake-io";
import { FakeProject } from "../../testing/fake-project";
import { noSwarm } from "../../testing/fake-swarm";
import { type WaitCommandOptions, wait } from "./wait-for-project";

const schema = readFileSync(join(__dirname, "../../../test/junit/junit.xsd"), "utf8");
const healthy = aHealth("healthy", 0, aProbe(5, 0));
const unhealthy = aHealth("unhealthy", 3, aProbe(10, 1, "no"), aProbe(20, 1, "no"), aProbe(30, 1, "no <sesame>"));

function begin(project: FakeProject, options: WaitCommandOptions = {}, folder = "/reports") {
  const io = new FakeIo(folder);
  const code = wait(
    [],
    { projectName: "shop", probe: "engine", junit: "junit.xml", ...options },
    { io, connect: async () => project.engine, connectSwarm: noSwarm, clock: project.clock },
  );
  const report = async () => {
    const xml = io.written.get(join(folder, "junit.xml")) ?? "";
    const { errors } = await validateXML({ xml: [{ fileName: "junit.xml", contents: xml }], schema: [schema] });
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
    return xml;
  };
  return { code, io, report };
}

test("a case a container, with what it was waited for and for how long", async () => {
  const project = new FakeProject();
  const db = project.add("db");
  project.add("web", { healthcheck: null });
  const { code, report } = begin(project);
  await project.clock.advance(2_000);
  project.fake.change(db, { health: healthy }, "health_status: healthy");
  await project.clock.advance(2_000);
  expect(await code).toBe(0);
  const xml = await report();
  expect(xml).toMatch(/<testsuite name="shop" tests="2" failures="0" errors="0" skipped="0" time="3.000" timestamp="/);
  expect(xml).toMatch(
    /<testcase name="shop-db-1" classname="shop.db" time="2.000">\s*<properties>\s*<property name="condition" value="service_healthy"\/>\s*<property name="by" value="engine"\/>/,
  );
  expect(xml).toMatch(/<testcase name="shop-web-1" classname="shop.web" time="3.000">/);
});

test("a failure has the evidence; who was still waited for is skipped", async () => {
  const project = new FakeProject();
  const db = project.add("db");
  project.add("slow");
  const { code, report } = begin(project);
  await project.clock.advance(31_000);
  project.fake.change(db, { health: unhealthy }, "health_status: unhealthy");
  await project.clock.advance(1_000);
  expect(await code).toBe(1);
  const xml = await report();
  expect(xml).toMatch(
    /<failure message="is unhealthy[^"]*last probe exit 1: no &lt;sesame&gt;" type="gate\/unhealthy">shop-db-1 is unhealthy/,
  );
  expect(xml).toMatch(/container {2,}shop-db-1/);
  expect(xml).toMatch(
    /<testcase name="slow" classname="shop.slow"[^>]*>\s*<skipped message="not known: the wait has ended before"\/>/,
  );
  expect(xml).toContain('tests="2" failures="1" errors="0" skipped="1"');
});

test("cancelled, it has what was known by then", async () => {
  const project = new FakeProject();
  project.add("db", { health: healthy });
  project.add("slow");
  const { code, io, report } = begin(project);
  await project.clock.advance(1_000);
  io.interruption.abort();
  await project.clock.advance(1_000);
  expect(await code).toBe(130);
  const xml = await report();
  expect(xml).toContain('tests="2" failures="0" errors="0" skipped="1"');
  expect(xml).toMatch(/<testcase name="shop-db-1"/);
});

test("of a file: where the check is written, replicas, and containers that did not come", async () => {
  const yaml = "name: shop\nservices:\n  db:\n    image: x\n    healthcheck: { test: ok }\n  none: { image: x }\n";
  await inComposeFolder(yaml, async (folder) => {
    const project = new FakeProject();
    project.add("db", { health: healthy });
    const io = new FakeIo(folder);
    const code = wait(
      [],
      { probe: "engine", junit: "out/junit.xml", timeout: 5_000 },
      { io, connect: async () => project.engine, connectSwarm: noSwarm, clock: project.clock },
    );
    await project.clock.advance(10_000);
    expect(await code).toBe(1);
    const xml = io.written.get(join(folder, "out/junit.xml")) ?? "";
    expect(xml).toMatch(/<testcase name="shop-db-1" classname="shop.db" time="0.000" file="compose.yaml" line="5">/);
    expect(xml).toMatch(/<testcase name="none" classname="shop.none" time="5.000" file="compose.yaml" line="6">/);
    expect(xml).toContain(
      '<failure message="does not have its containers, and none came in time" type="gate/not-found">',
    );
    expect(xml).toContain('tests="2" failures="1" errors="0" skipped="0"');
  });
});

test("without an engine it is an error, and the command's, too", async () => {
  const project = new FakeProject();
  const io = new FakeIo("/reports");
  const connect = async () => {
    throw new Error("no engine at unix:///x.sock");
  };
  const options = { projectName: "shop", junit: "junit.xml" };
  await expect(wait([], options, { io, connect, connectSwarm: noSwarm, clock: project.clock })).rejects.toThrow(
    "no engine",
  );
  expect(io.written.get("/reports/junit.xml")).toMatch(
    /errors="1"[\s\S]*<error message="no engine at unix:\/\/\/x.sock"/,
  );
});
