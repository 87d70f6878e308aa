import { aHealth } from "../../../../docker-health/src/testing/a-container";
import { FakeProject } from "../../testing/fake-project";
import { ContainerLooks } from "./container-looks";

async function looking(...services: readonly string[]) {
  const project = new FakeProject();
  const ids = services.map((service) => project.add(service));
  const looks = new ContainerLooks(project.engine, "shop", project.clock);
  const changes: string[] = [];
  await project.engine.followAll((signal) => changes.push(looks.heard(signal) ?? "nothing"));
  const inspects = async () => {
    const before = project.fake.inspects;
    await looks.read();
    return project.fake.inspects - before;
  };
  await looks.read();
  return { project, ids, looks, changes, inspects };
}

test("all at first, and then what has changed", async () => {
  const { project, ids, looks, changes, inspects } = await looking("db", "web", "cache");
  expect((await looks.read()).map(({ name }) => name)).toEqual(["shop-db-1", "shop-web-1", "shop-cache-1"]);
  expect(await inspects()).toBe(0);
  project.fake.change(ids[1] ?? "", { health: aHealth("healthy", 0) }, "health_status: healthy");
  expect(changes).toEqual(["state"]);
  expect(await inspects()).toBe(1);
  expect(looks.of(ids[1] ?? "")?.health?.status).toBe("healthy");
});

test("what no event tells, the list does, every two seconds", async () => {
  const { project, ids, looks, inspects } = await looking("db", "web");
  project.fake.change(ids[0] ?? "", { state: { status: "exited" } });
  project.fake.containers.delete(ids[1] ?? "");
  project.add("cache");
  expect(await inspects()).toBe(0);
  await project.clock.advance(2_000);
  expect(await inspects()).toBe(2);
  expect((await looks.read()).map(({ name, state }) => `${name} ${state.status}`)).toEqual([
    "shop-db-1 exited",
    "shop-cache-1 running",
  ]);
});

test("probes are looked at less often where there are many containers", async () => {
  const { project, ids, changes, inspects } = await looking(...Array.from({ length: 40 }, (_, i) => `s${i}`));
  project.fake.emit(ids[0] ?? "", "exec_die", 0);
  expect(changes).toEqual(["nothing"]);
  expect(await inspects()).toBe(0);
  await project.clock.advance(2_000);
  project.fake.emit(ids[1] ?? "", "exec_die", 0);
  expect(changes).toEqual(["nothing", "probe"]);
  // The one that was put off is due as well.
  expect(await inspects()).toBe(2);
});

test("with what one ended is known though it is gone at once; an engine that comes back is asked for all", async () => {
  const { project, ids, looks, changes, inspects } = await looking("db", "web");
  project.fake.emit(ids[0] ?? "", "die", 143);
  project.fake.remove(ids[0] ?? "");
  expect((await looks.read()).map(({ name }) => name)).toEqual(["shop-web-1"]);
  expect(looks.exitOf(ids[0] ?? "")).toBe(143);
  project.fake.cut();
  await project.clock.advance(100);
  expect(changes.at(-1)).toBe("state");
  expect(await inspects()).toBe(1);
});

test("while the engine is away nothing that has changed is forgotten", async () => {
  const { project, ids, looks, inspects } = await looking("db");
  project.fake.emit(ids[0] ?? "", "restart");
  project.fake.down = true;
  await expect(looks.read()).rejects.toThrow("ECONNREFUSED");
  project.fake.down = false;
  expect(await inspects()).toBe(1);
});
