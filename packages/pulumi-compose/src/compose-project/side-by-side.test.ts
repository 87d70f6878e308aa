import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { ComposeProject } from "./compose-project";

// Slow machines: everything goes through the SDK, and then nothing for a while.
jest.setTimeout(60_000);

const compose = `
services:
  slow: { image: nginx, networks: [late], volumes: ["late:/data"] }
  quick: { image: redis, networks: [soon], volumes: ["soon:/data"] }
  alone: { image: busybox, network_mode: none, volumes: ["/cache"] }
networks: { late: {}, soon: {}, unused: {} }
volumes: { late: {}, soon: {} }
`;

/** Until nothing more is registered: a good many turns of the loop, in which the SDK registers all that waits for nothing. */
async function quiet(registered: readonly string[]): Promise<void> {
  for (let calm = 0, before = -1; calm < 20; calm = before === registered.length ? calm + 1 : 0) {
    before = registered.length;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

// The docker plugin takes two seconds for a network: nothing is behind one that does not need it.
test("networks, volumes and images are asked for at once, and a container waits only for its own", async () => {
  const registered: string[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      registered.push(`${type.split(":")[2] ?? ""} ${name}`);
      const made = { id: `id-${name}`, state: { ...inputs, imageId: `sha256:${name}` } };
      return type.includes("Network") && name.endsWith("late") ? new Promise<never>(() => undefined) : made;
    },
    call: () => ({}),
  });
  const file = join(mkdtempSync(join(tmpdir(), "pc-")), "compose.yaml");
  writeFileSync(file, compose);
  new ComposeProject("shop", { file });
  await quiet(registered);

  const of = (type: string) => registered.filter((one) => one.startsWith(`${type} `)).map((one) => one.split(" ")[1]);
  expect(of("Network").sort()).toEqual(["shop-late", "shop-soon"]);
  expect(of("RemoteImage")).toHaveLength(3);
  expect(of("Volume")).toHaveLength(3);
  expect(of("Container").sort()).toEqual(["shop-alone-1", "shop-quick-1"]);
  const firstContainer = registered.findIndex((one) => one.startsWith("Container "));
  expect(registered.slice(firstContainer).filter((one) => one.startsWith("Network "))).toEqual([]);
});
