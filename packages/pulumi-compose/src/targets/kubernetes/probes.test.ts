import { kubernetesServiceOf } from "../../testing/kubernetes-plan-of";
import { faultsOf } from "../../testing/validate-manifest";

const CHECK = "test: [CMD, check]";
const exec = { exec: { command: ["check"] } };

test.each([
  // The engine's defaults. From the first probe on, as long as an engine would take until the third failure.
  [
    CHECK,
    {
      startupProbe: { ...exec, periodSeconds: 30, timeoutSeconds: 30, failureThreshold: 4 },
      readinessProbe: { ...exec, periodSeconds: 30, timeoutSeconds: 30, failureThreshold: 3 },
    },
  ],
  [
    `${CHECK}, interval: 2s, timeout: 1s, retries: 5`,
    {
      startupProbe: { ...exec, periodSeconds: 2, timeoutSeconds: 1, failureThreshold: 6 },
      readinessProbe: { ...exec, periodSeconds: 2, timeoutSeconds: 1, failureThreshold: 5 },
    },
  ],
  // 30 s in which failures do not count, and 3 of 10 s: an engine gives up after 60 s at most.
  [
    `${CHECK}, interval: 10s, timeout: 1s, start_period: 30s`,
    {
      startupProbe: { ...exec, periodSeconds: 5, timeoutSeconds: 1, failureThreshold: 13 },
      readinessProbe: { ...exec, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3 },
    },
  ],
  [
    `${CHECK}, interval: 10s, start_period: 30s, start_interval: 2s`,
    {
      startupProbe: { ...exec, periodSeconds: 2, timeoutSeconds: 30, failureThreshold: 31 },
      readinessProbe: expect.anything(),
    },
  ],
  [
    `${CHECK}, interval: 1500ms, timeout: 100ms`,
    {
      startupProbe: { ...exec, periodSeconds: 2, timeoutSeconds: 1, failureThreshold: 4 },
      readinessProbe: expect.anything(),
    },
  ],
])("%s", (check, expected) => {
  const { container, manifests } = kubernetesServiceOf(`healthcheck: { ${check} }`);
  const { startupProbe, readinessProbe, livenessProbe } = container;
  expect({ startupProbe, readinessProbe }).toEqual(expected);
  expect(livenessProbe).toBeUndefined();
  expect(manifests.flatMap(faultsOf)).toEqual([]);
});

test("a shell's line is a shell's, with what Kubernetes would replace escaped", () => {
  const { container } = kubernetesServiceOf('healthcheck: { test: "test $$(cat /x) = 1" }');
  expect(container.readinessProbe?.exec).toEqual({ command: ["/bin/sh", "-c", "test $$(cat /x) = 1"] });
});

test.each([
  [
    "curl -f http://localhost:8000/ || exit 1",
    { httpGet: { path: "/", port: 8000, httpHeaders: [{ name: "Host", value: "localhost:8000" }] } },
  ],
  ["nc -z localhost 6379", { tcpSocket: { port: 6379 } }],
])("%s is asked by the kubelet, and that is said", (test, asked) => {
  const { container, said, manifests } = kubernetesServiceOf(`healthcheck: { test: "${test}" }`);
  expect(container.readinessProbe).toMatchObject(asked);
  expect(said).toEqual(["info target/inferred healthcheck.test"]);
  expect(manifests.flatMap(faultsOf)).toEqual([]);
});

test("Kubernetes starts what is unhealthy again only where the file asks for it", () => {
  const { container } = kubernetesServiceOf(`healthcheck: { ${CHECK} }\nx-pulumi-compose: { liveness: true }`);
  expect(container.livenessProbe).toEqual(container.readinessProbe);
});

test.each(["disable: true", "test: [NONE]", "interval: 5s"])("%s: no probes", (check) => {
  const { container } = kubernetesServiceOf(`healthcheck: { ${check} }`);
  expect([container.startupProbe, container.readinessProbe]).toEqual([undefined, undefined]);
});

test("what is to end is not started again for its check", () => {
  const { container } = kubernetesServiceOf(`healthcheck: { ${CHECK} }\ndeploy: { mode: replicated-job }`);
  expect([container.startupProbe, container.readinessProbe?.failureThreshold]).toEqual([undefined, 3]);
});

test("an update may take as long as a check takes to pass", () => {
  const { workload } = kubernetesServiceOf(`healthcheck: { ${CHECK}, start_period: 20m }`);
  expect(workload.spec).toMatchObject({ progressDeadlineSeconds: expect.any(Number) });
  expect("progressDeadlineSeconds" in workload.spec && workload.spec.progressDeadlineSeconds).toBeGreaterThan(1200);
});
