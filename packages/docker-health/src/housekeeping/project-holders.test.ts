import type { Requester } from "../engine/requester";
import { givenClaims, projectHolders } from "./project-holders";

function engine(answer: unknown): Requester {
  return { json: async () => answer, stream: () => Promise.reject(new Error("nothing is streamed here")) };
}

const networks = { shop_front: { NetworkID: "f00", IPAddress: "10.0.0.9", IPAMConfig: { IPv4Address: "10.0.0.9" } } };
const byPool = { shop_front: { NetworkID: "f00", IPAddress: "10.0.0.9", IPAMConfig: null } };
const address = [
  { network: "shop_front", address: "10.0.0.9" },
  { network: "f00", address: "10.0.0.9" },
];
const mounts = [
  { Type: "volume", Name: "shop_data", RW: true },
  { Type: "volume", Name: "shop_read", RW: false },
  { Type: "bind", Source: "/x", RW: true },
];

test("what runs has its ports, addresses and volumes; what does not has its name", async () => {
  const row = {
    Names: ["/shop-web-1"],
    Labels: { "com.docker.compose.service": "web" },
    ImageID: "sha256:1",
    Ports: [
      { PrivatePort: 80, PublicPort: 8080, Type: "tcp", IP: "0.0.0.0" },
      { PrivatePort: 81, Type: "tcp" },
    ],
    NetworkSettings: { Networks: byPool },
    Mounts: mounts,
  };
  const found = await projectHolders(
    engine([
      { Id: "a", State: "running", ...row },
      { Id: "b", State: "exited", ...row },
    ]),
    "shop",
  );
  expect(found).toEqual([
    {
      id: "a",
      labels: { "com.docker.compose.service": "web" },
      runs: true,
      image: "sha256:1",
      has: {
        name: "shop-web-1",
        ports: [{ published: 8080, protocol: "tcp", ip: "0.0.0.0" }],
        addresses: address,
        volumes: ["shop_data"],
      },
    },
    {
      id: "b",
      labels: { "com.docker.compose.service": "web" },
      runs: false,
      image: "sha256:1",
      has: { name: "shop-web-1", ports: [], addresses: [], volumes: [] },
    },
  ]);
});

test("what it was given: not what the engine chose", async () => {
  const PortBindings = { "80/tcp": [{ HostIp: "", HostPort: "8080" }], "53/udp": [{ HostIp: "", HostPort: "0" }] };
  const given = (Networks: unknown) =>
    givenClaims(
      engine({ Name: "/web", HostConfig: { PortBindings }, NetworkSettings: { Networks }, Mounts: mounts }),
      "a",
    );
  const ports = [{ published: 8080, protocol: "tcp", ip: "" }];
  expect(await given(networks)).toEqual({ name: "web", ports, addresses: address, volumes: ["shop_data"] });
  expect(await given(byPool)).toMatchObject({ addresses: [] });
});
