import { readAddress } from "./read-address";

const ports = [
  { port: 80, targetPort: 8000, nodePort: 30_080 },
  { port: 443, targetPort: 8443 },
];
const balanced = (ingress: readonly object[]) => ({
  spec: { type: "LoadBalancer", ports },
  status: { loadBalancer: { ingress } },
});

test.each<[string, unknown, number, object | undefined]>([
  ["a port of every node", { spec: { type: "NodePort", ports } }, 80, { port: 30_080 }],
  ["a port that has none as yet", { spec: { type: "NodePort", ports } }, 443, undefined],
  ["a load balancer's address", balanced([{ ip: "203.0.113.7" }]), 443, { host: "203.0.113.7", port: 443 }],
  [
    "its name before its address",
    balanced([{ hostname: "lb.example", ip: "1.2.3.4" }]),
    80,
    { host: "lb.example", port: 80 },
  ],
  ["a load balancer that is being made", balanced([]), 80, undefined],
  ["a port that it does not have", balanced([{ ip: "203.0.113.7" }]), 81, undefined],
  ["nothing", undefined, 80, undefined],
])("%s", (_, service, port, address) => {
  expect(readAddress(service, port)).toEqual(address);
});
