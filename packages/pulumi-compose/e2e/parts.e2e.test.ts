import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose, composed } from "./reuse/programs";
import { engine, leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { stackCopy } from "./support/stack-copy";
import { describeWithToolchain } from "./support/toolchain";

describeWithToolchain("projects as parts of a program", () => {
  test("two of one file, one in a component of the user's, and a resource that waits for a service", async () => {
    const project = new PulumiProject({ name: "pce-reuse", files: { "index.js": composed, "compose.yaml": compose } });
    try {
      const run = await project.up();
      expect(run.text).toContain("created");
      expect(run.code).toBe(0);
      expect(project.outputs()).toEqual({ names: ["pce-reuse-a-web-1", "pce-reuse-b-web-1"], stash: "waited" });
      const inside = project.urns().filter((urn) => urn.includes("acme:index:Backend$compose:index:Project"));
      expect(inside.map((urn) => urn.slice(urn.lastIndexOf("::") + 2))).toEqual(
        expect.arrayContaining(["pce-reuse-a", "pce-reuse-a-db-1", "pce-reuse-a-web-1"]),
      );
      expect((await project.up("--expect-no-changes")).code).toBe(0);
    } finally {
      await project.dispose();
    }
    expect([...(await leftovers("pce-reuse-a")), ...(await leftovers("pce-reuse-b"))]).toEqual([]);
  });

  test("one stack's network, project and health are used by another", async () => {
    const backend = mkdtempSync(join(tmpdir(), "pce-two-"));
    const shared = stackCopy("shared-network", { PULUMI_BACKEND_URL: `file://${backend}` });
    const consumer = stackCopy("consumer", { PULUMI_BACKEND_URL: `file://${backend}` });
    try {
      consumer.setConfig("shared", "organization/pce-shared-network/test");
      const early = await consumer.up();
      expect(early.code).not.toBe(0);
      expect(early.text).toContain("pce-shared-network/test has no networkName and redisHealth: bring it up first");
      expect(consumer.urns().filter((urn) => urn.includes("docker:"))).toEqual([]);
      const first = await shared.up();
      expect(first.text).toContain("created");
      expect(shared.outputs()).toMatchObject({ projectName: "pce-shared-network", redisHealth: "healthy" });
      const second = await consumer.up();
      expect(second.text).toContain("created");
      expect(second.code).toBe(0);
      expect(consumer.outputs()).toEqual({
        health: "healthy",
        network: "pce-shared-network_backbone",
        sharedProject: "pce-shared-network",
      });
      const worker = await engine().getContainer("pce-consumer-worker-1").inspect();
      expect(worker.NetworkSettings.Networks["pce-shared-network_backbone"]?.NetworkID).toBe(
        shared.outputs().networkId,
      );
      expect((await consumer.up("--expect-no-changes")).code).toBe(0);
    } finally {
      await consumer.dispose();
      await shared.dispose();
      rmSync(backend, { recursive: true, force: true });
    }
    expect([...(await leftovers("pce-consumer")), ...(await leftovers("pce-shared-network"))]).toEqual([]);
  });
});
