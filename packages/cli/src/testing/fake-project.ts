import { createEngine } from "@pulumi-compose/docker-health";
import { aContainer } from "../../../docker-health/src/testing/a-container";
import { FakeClock } from "../../../docker-health/src/testing/fake-clock";
import { FakeEngine } from "../../../docker-health/src/testing/fake-engine";

/** A project called shop on an engine in memory, with a clock that stands still. */
export class FakeProject {
  readonly clock = new FakeClock();
  readonly fake = new FakeEngine(this.clock);
  readonly engine = createEngine("fake://", this.fake, this.clock);

  /**
   * @param suffix what tells it from another of its number
   * @returns the container's id
   */
  add(
    service: string,
    parts: Parameters<typeof aContainer>[0] = {},
    labels: Record<string, string> = {},
    suffix = "",
  ): string {
    const number = labels["com.docker.compose.container-number"] ?? "1";
    const name = `shop-${service}-${number}${suffix === "" ? "" : `-${suffix}`}`;
    const id = `${service}-${number}${suffix}`.padEnd(12, "0");
    this.fake.add({
      ...aContainer(parts),
      id,
      name,
      labels: { "com.docker.compose.project": "shop", "com.docker.compose.service": service, ...labels },
    });
    return id;
  }
}
