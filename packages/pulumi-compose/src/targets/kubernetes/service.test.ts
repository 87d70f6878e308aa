import { kubernetesServiceOf } from "../../testing/kubernetes-plan-of";
import { faultsOf } from "../../testing/validate-manifest";

const INFERRED = "info target/inferred";
const LEFT = "warning target/unsupported";

/** What the container of a service with some attributes has. */
test.each([
  ["entrypoint: [run]\ncommand: [a, b]", { command: ["run"], args: ["a", "b"] }],
  ["command: echo $$(HOME) $$$$ $$x", { args: ["echo", "$$(HOME)", "$$$$", "$x"] }],
  ["entrypoint: []\ncommand: [a]", { command: ["a"] }],
  [
    "environment: { B: '2', A: 'a$$$$b' }",
    {
      env: [
        { name: "A", value: "a$$$b" },
        { name: "B", value: "2" },
      ],
    },
  ],
  ["environment: { A: 'x${SECRET}' }", { env: [{ name: "A", value: "verbatim(x${SECRET})" }] }],
  ["working_dir: /app\ntty: true\nstdin_open: true", { workingDir: "/app", tty: true, stdin: true }],
  ["image: nginx", { image: "nginx:latest", imagePullPolicy: "IfNotPresent" }],
  ["image: nginx:1\npull_policy: always", { image: "nginx:1", imagePullPolicy: "Always" }],
  ["user: '1000:50'", { securityContext: { runAsUser: 1000, runAsGroup: 50 } }],
  ["user: root", { securityContext: { runAsUser: 0 } }],
  [
    "cap_add: [CAP_NET_ADMIN]\ncap_drop: [all]\nread_only: true",
    { securityContext: { readOnlyRootFilesystem: true, capabilities: { add: ["NET_ADMIN"], drop: ["ALL"] } } },
  ],
  ["privileged: true", { securityContext: { privileged: true } }],
  [
    "security_opt: ['no-new-privileges:true', seccomp=unconfined, label=type:a, 'label:level:b']",
    {
      securityContext: {
        allowPrivilegeEscalation: false,
        seccompProfile: { type: "Unconfined" },
        seLinuxOptions: { type: "a", level: "b" },
      },
    },
  ],
  [
    "deploy: { resources: { limits: { cpus: '0.5', memory: 64m }, reservations: { cpus: '2', memory: 1g } } }",
    { resources: { limits: { cpu: "500m", memory: "64Mi" }, requests: { cpu: "2", memory: "1Gi" } } },
  ],
  ["mem_limit: 1000", { resources: { limits: { memory: "1000" } } }],
  [
    "ports: ['8080:80', '53:53/udp']",
    {
      ports: [
        { containerPort: 80, protocol: "TCP" },
        { containerPort: 53, protocol: "UDP" },
      ],
    },
  ],
  [
    "ports: [{ target: 80, published: '8080', mode: host }]",
    { ports: [{ containerPort: 80, protocol: "TCP", hostPort: 8080 }] },
  ],
  ["pre_stop: [{ command: [bye] }]", { lifecycle: { preStop: { exec: { command: ["bye"] } } } }],
  [
    'pre_stop: [{ command: [a, "it\'s"], working_dir: /x, environment: { K: v } }, { command: [b] }]',
    {
      lifecycle: {
        preStop: {
          exec: {
            command: [
              "/bin/sh",
              "-c",
              '(cd "${1}" && export K="${2}" && "${3}" "${4}") && ("${5}")',
              "pre_stop",
              "/x",
              "v",
              "a",
              "it's",
              "b",
            ],
          },
        },
      },
    },
  ],
])("%s: the container has it", (attributes, expected) => {
  const { container, manifests } = kubernetesServiceOf(attributes);
  expect(container).toMatchObject(expected);
  expect(manifests.flatMap(faultsOf)).toEqual([]);
});

/** What its pod has. */
test.each([
  ["stop_grace_period: 90s", { terminationGracePeriodSeconds: 90 }],
  ["init: true", { terminationGracePeriodSeconds: 10, shareProcessNamespace: true }],
  ["hostname: here", { hostname: "here" }],
  ["extra_hosts: ['a:10.0.0.1', 'b:10.0.0.1']", { hostAliases: [{ ip: "10.0.0.1", hostnames: ["a", "b"] }] }],
  [
    "dns: [9.9.9.9]\ndns_search: [x.org]\ndns_opt: ['ndots:2', rotate]",
    {
      dnsConfig: {
        nameservers: ["9.9.9.9"],
        searches: ["x.org"],
        options: [{ name: "ndots", value: "2" }, { name: "rotate" }],
      },
    },
  ],
  ["network_mode: host", { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" }],
  ["pid: host\nipc: host", { hostPID: true, hostIPC: true }],
  ["runtime: gvisor", { runtimeClassName: "gvisor" }],
  [
    "group_add: ['7']\nsysctls: { net.ipv4.tcp_syncookies: 1 }",
    { securityContext: { supplementalGroups: [7], sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }] } },
  ],
  ["platform: linux/aarch64", { nodeSelector: { "kubernetes.io/os": "linux", "kubernetes.io/arch": "arm64" } }],
  [
    "tmpfs: ['/run:size=64m']\nshm_size: 1g",
    {
      volumes: [
        { name: "tmpfs-0", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
        { name: "shm", emptyDir: { medium: "Memory", sizeLimit: "1Gi" } },
      ],
    },
  ],
  ["volumes: [/data]", { volumes: [{ name: "anonymous-0", emptyDir: {} }] }],
  [
    "volumes: ['/var/run/docker.sock:/s']",
    { volumes: [{ name: "host-0", hostPath: { path: "/var/run/docker.sock" } }] },
  ],
  [
    "volumes: [{ type: image, source: 'x:1', target: /i }]",
    { volumes: [{ name: "image-0", image: { reference: "x:1" } }] },
  ],
  [
    "deploy: { placement: { constraints: [node.hostname == n1, node.labels.disk != hdd], preferences: [{ spread: node.labels.zone }], max_replicas_per_node: 1 } }",
    {
      nodeSelector: { "kubernetes.io/hostname": "n1" },
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: "disk", operator: "NotIn", values: ["hdd"] }] }],
          },
        },
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "kubernetes.io/hostname" }],
        },
      },
      topologySpreadConstraints: [{ topologyKey: "zone", whenUnsatisfiable: "ScheduleAnyway" }],
    },
  ],
  [
    "deploy: { placement: { constraints: [node.role == manager] } }",
    { tolerations: [{ key: "node-role.kubernetes.io/control-plane", operator: "Exists", effect: "NoSchedule" }] },
  ],
])("%s: the pod has it", (attributes, expected) => {
  const { pod, manifests } = kubernetesServiceOf(attributes);
  expect(pod).toMatchObject(expected);
  expect(manifests.flatMap(faultsOf)).toEqual([]);
});

/** What keeps the pods. */
test.each([
  [
    "deploy: { replicas: 3, update_config: { parallelism: 2, order: stop-first } }",
    "Deployment",
    { replicas: 3, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 2 } } },
  ],
  [
    "scale: 2",
    "Deployment",
    { replicas: 2, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }, progressDeadlineSeconds: 600 },
  ],
  [
    "deploy: { update_config: { parallelism: 0, delay: 5s, monitor: 9s } }",
    "Deployment",
    { minReadySeconds: 9, strategy: { rollingUpdate: { maxSurge: "100%" } } },
  ],
  [
    "ports: [{ target: 80, published: '80', mode: host }]",
    "Deployment",
    { strategy: { rollingUpdate: { maxSurge: 0 } } },
  ],
  ["deploy: { mode: global }", "DaemonSet", { updateStrategy: { rollingUpdate: { maxSurge: 1 } } }],
  ["volumes: ['data:/d']", "StatefulSet", { replicas: 1, serviceName: "a" }],
  ["volumes: ['data:/d:ro']", "Deployment", {}],
  ["volumes: ['data:/d']\nscale: 2", "Deployment", { strategy: { rollingUpdate: { maxSurge: 0 } } }],
  [
    "deploy: { mode: replicated-job, replicas: 2 }",
    "Job",
    { completions: 2, parallelism: 2, backoffLimit: 0, template: { spec: { restartPolicy: "Never" } } },
  ],
  [
    "deploy: { mode: replicated-job, restart_policy: { condition: on-failure, max_attempts: 3 } }",
    "Job",
    { backoffLimit: 3, template: { spec: { restartPolicy: "OnFailure" } } },
  ],
])("%s: it is a %s", (attributes, kind, spec) => {
  const { workload, manifests } = kubernetesServiceOf(attributes, "volumes: { data: }");
  expect(workload).toMatchObject({ kind, spec });
  expect(manifests.flatMap(faultsOf)).toEqual([]);
});

/** What is said. */
test.each([
  ["user: postgres", ["error target/user-name user"]],
  ["group_add: [video]", ["error target/user-name group_add.0"]],
  ["build: .", ["error target/no-registry build"]],
  ["network_mode: 'container:x'", ["error target/shared-namespace network_mode"]],
  ["ports: ['127.0.0.1:80:80']", ["warning target/loopback ports.0"]],
  ["ports: ['10.0.0.1:80:80']", ["error target/host-address ports.0"]],
  ["ports: ['80']", [`${INFERRED} ports.0`]],
  ["ports: ['80:80']", []],
  ["deploy: { mode: global-job }", ["warning target/global-job deploy.mode"]],
  ["restart: on-failure", ["warning target/always-restarted restart"]],
  ["restart: always", []],
  ["deploy: { mode: replicated-job }\nrestart: always", ["warning target/never-ends restart"]],
  ["volumes: ['/etc/x:/x']", ["warning target/host-path volumes.0"]],
  ["environment: [NOTHING]", [`${LEFT} environment.NOTHING`]],
  ["deploy: { rollback_config: { parallelism: 1 } }", [`${LEFT} deploy.rollback_config`]],
  ["deploy: { restart_policy: { condition: any, delay: 5s } }", [`${LEFT} deploy.restart_policy.delay`]],
  ["stop_signal: SIGINT", [`${LEFT} stop_signal`]],
  ["extra_hosts: ['host.docker.internal:host-gateway']", [`${LEFT} extra_hosts.host.docker.internal`]],
  ["labels: { 'traefik.http.routers.a.rule': 'Host(`a`)' }", [`${INFERRED} labels`]],
  ["sysctls: { net.core.somaxconn: 1 }", [`${INFERRED} sysctls.net.core.somaxconn`]],
  ["gpus: all", [`${LEFT} gpus.0`]],
  ["x-pulumi-compose: { liveness: maybe }", ["error target/option liveness"]],
])("%s is said", (attributes, expected) => {
  const { said } = kubernetesServiceOf(attributes);
  expect(said.map((line) => line.replace("x-pulumi-compose.", ""))).toEqual(expected);
});

test("labels are the pods', those of Kubernetes and compose among them; what is no label's value is an annotation", () => {
  const { workload } = kubernetesServiceOf(
    "labels: { team: red, rule: 'Host(`a`)' }\ndeploy: { labels: { note: on it } }",
  );
  expect(workload.spec.template.metadata).toEqual({
    labels: {
      team: "red",
      "app.kubernetes.io/name": "a",
      "app.kubernetes.io/instance": "shop",
      "app.kubernetes.io/part-of": "shop",
      "app.kubernetes.io/managed-by": "pulumi-compose",
      "com.docker.compose.project": "shop",
      "com.docker.compose.service": "a",
    },
    annotations: { rule: "Host(`a`)" },
  });
  expect(workload.metadata.annotations).toEqual({ note: "on it" });
});

test("a pod gets neither a key to the cluster nor variables about its services, as on an engine", () => {
  expect(kubernetesServiceOf("tty: true").pod).toMatchObject({
    automountServiceAccountToken: false,
    enableServiceLinks: false,
  });
});
