import { swarmPortsOf } from "./swarm-ports";

test.each([
  [{ ports: [{ targetPort: 80, publishedPort: 8080, protocol: "tcp", publishMode: "ingress" }] }, ["*:8080->80/tcp"]],
  [{ ports: [{ targetPort: 53, publishedPort: 53, protocol: "udp", publishMode: "host" }] }, ["node:53->53/udp"]],
  [{ ports: [{ targetPort: 80, publishedPort: 0 }] }, []],
  [{ mode: "vip" }, []],
  [undefined, []],
])("%j publishes %j", (endpoint, ports) => {
  expect(swarmPortsOf(endpoint)).toEqual(ports);
});
