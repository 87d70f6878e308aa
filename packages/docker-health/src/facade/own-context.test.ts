import { AsyncLocalStorage } from "node:async_hooks";
import { Limiter } from "../concurrency/limiter";
import { EventHub } from "../engine/event-hub";
import { sharedInspect } from "../engine/shared-inspect";
import { SwarmPoll } from "../swarm/swarm-poll";
import { aContainer, aHealth, aProbe } from "../testing/a-container";
import { aService, aTask } from "../testing/a-service";
import { FakeClock, settle } from "../testing/fake-clock";
import { FakeEngine } from "../testing/fake-engine";
import { FakeSwarm } from "../testing/fake-swarm";
import { createSwarm } from "./create-swarm";
import { createEngine } from "./engine";

const ID = aContainer().id;

/** Something that many who do not know of each other have in common, all of whom it calls back. */
interface Shared {
  join(called: () => void): unknown;
  drive(): Promise<unknown>;
}

function anEngine() {
  const clock = new FakeClock();
  const fake = new FakeEngine(clock);
  fake.add(aContainer());
  return { clock, fake, engine: createEngine("fake://", fake, clock) };
}

function aSwarm() {
  const clock = new FakeClock();
  const client = new FakeSwarm(clock);
  client.services_ = [aService({ replicas: 2 })];
  client.tasks_ = [aTask()];
  return { clock, client };
}

const shared: Readonly<Record<string, () => Shared>> = {
  "the event stream": () => {
    const { clock, fake } = anEngine();
    const hub = new EventHub(fake, clock);
    return {
      join: (called) => hub.watch(ID, called),
      drive: async () => {
        await settle();
        fake.emit(ID, "start");
      },
    };
  },
  "the event stream, when it breaks": () => {
    const { clock, fake } = anEngine();
    const hub = new EventHub(fake, clock);
    return {
      join: (called) => hub.watch(ID, called),
      drive: async () => {
        await settle();
        fake.cut();
        await clock.advance(1_000);
      },
    };
  },
  "an inspect": () => {
    const { fake } = anEngine();
    const inspect = sharedInspect((container) => fake.inspect(container));
    return {
      join: async (called) => {
        await inspect(ID);
        called();
      },
      drive: settle,
    };
  },
  "the places to start an exec": () => {
    const limiter = new Limiter(1);
    let free: () => void = () => {};
    void limiter.run(() => new Promise<void>((resolve) => (free = resolve)));
    return {
      join: (called) => limiter.run(async () => called()),
      drive: async () => {
        free();
        await settle();
      },
    };
  },
  "what follows a container": () => {
    const { engine, fake } = anEngine();
    return {
      join: (called) => engine.follow(ID, called),
      drive: async () => {
        await settle();
        fake.emit(ID, "die", 1);
      },
    };
  },
  "waits for a container": () => {
    const { clock, engine, fake } = anEngine();
    return {
      join: (called) => engine.waitFor(ID, "service_healthy", { onProgress: called }),
      drive: async () => {
        for (const failures of [1, 2]) {
          await clock.advance(700);
          fake.change(ID, { health: aHealth("starting", failures, aProbe(failures, 1)) }, "exec_die");
        }
        await clock.advance(700);
        fake.change(ID, { state: { status: "paused" } }, "pause");
        await settle();
      },
    };
  },
  "the looks at a swarm": () => {
    const { clock, client } = aSwarm();
    const poll = new SwarmPoll(client, clock);
    return { join: (called) => poll.watch("shop_web", called), drive: () => clock.advance(1_000) };
  },
  "waits for a service of a swarm": () => {
    const { clock, client } = aSwarm();
    const swarm = createSwarm("fake://", client, clock);
    return {
      join: (called) => swarm.waitForService("shop_web", "service_healthy", { onProgress: called }),
      drive: async () => {
        await clock.advance(500);
        client.tasks_ = [aTask(), aTask({ slot: 2, state: "preparing" })];
        await clock.advance(1_000);
      },
    };
  },
};

// To Pulumi's SDK the async context is the program, and with it the stack whose log a message goes to.
test.each(Object.keys(shared))("%s: each of two programs is called back in its own context", async (name) => {
  const program = new AsyncLocalStorage<string>();
  const heard = new Map<string, Set<string | undefined>>();
  const common = shared[name]?.();
  for (const own of ["a", "b"]) {
    const contexts = new Set<string | undefined>();
    heard.set(own, contexts);
    program.run(own, () => common?.join(() => contexts.add(program.getStore())));
  }
  await program.run("of whoever drives it", () => common?.drive());
  expect(heard).toEqual(
    new Map([
      ["a", new Set(["a"])],
      ["b", new Set(["b"])],
    ]),
  );
});
