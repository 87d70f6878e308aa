// Flask counts hits in Redis; it starts only once Redis is healthy.

import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { composeLabels, contextDigest, healthy } from "pulumi-compose";

const config = new pulumi.Config();

// set it to the password of Redis
const redisPass = config.requireSecret("redisPass");

// The docker plugin accepts changes of these and never applies them; a new container does.
const replaceOnChanges = [
  "healthcheck",
  "mounts",
  "tmpfs",
  "init",
  "cpuPeriod",
  "cpuQuota",
  "deviceReadBps",
  "deviceReadIops",
  "deviceWriteBps",
  "deviceWriteIops",
];

// An engine labels a volume only when it makes it; one that is made anew has lost the data.
const keepLabels = { ignoreChanges: ["labels"] };

const mybridgeNetwork = new docker.Network("flask-redis-mybridge", {
  name: "flask-redis_mybridge",
  driver: "bridge",
  labels: composeLabels({ project: "flask-redis", network: "mybridge" }),
});

const redisImage = new docker.RemoteImage("flask-redis-redis:7", { name: "redis:7", keepLocally: true });

// What redis has in /data; an anonymous volume would go with its container.
const redisDataVolume = new docker.Volume(
  "flask-redis-redis-1.data",
  { name: "flask-redis_redis-1.data", labels: composeLabels({ project: "flask-redis", volume: "redis-1.data" }) },
  keepLabels,
);

// The engine fills in what the image's own check has, and one before 25 drops `startInterval`:
// what the plugin reads back is ignored, and a change of this replaces the container.
const redisHealthcheck = {
  tests: ["CMD-SHELL", "redis-cli ping | grep -q PONG || exit 1"],
  interval: "30s",
  timeout: "3s",
};

const redis = new docker.Container(
  "flask-redis-redis-1",
  {
    name: "flask-redis-redis-1",
    image: redisImage.imageId,
    command: ["redis-server", "--requirepass", redisPass],
    envs: [pulumi.interpolate`REDISCLI_AUTH=${redisPass}`],
    destroyGraceSeconds: 10,
    healthcheck: redisHealthcheck,
    networksAdvanced: [{ name: mybridgeNetwork.id, aliases: ["flask-redis-redis-1", "redis"] }],
    volumes: [{ volumeName: redisDataVolume.id, containerPath: "/data" }],
    removeVolumes: false,
    labels: composeLabels({ project: "flask-redis", service: "redis" }),
  },
  { replaceOnChanges, deleteBeforeReplace: true, ignoreChanges: ["healthcheck"], replacementTrigger: redisHealthcheck },
);

const flaskDigest = contextDigest("../app", "Dockerfile");

const flaskImage = new docker.RemoteImage("flask-redis-flask", {
  name: `flask-redis-flask:${flaskDigest}`,
  keepLocally: true,
  build: { context: "../app", dockerfile: "Dockerfile", tags: ["flask-redis-flask:latest"] },
  triggers: { context: flaskDigest },
});

// The engine fills in what the image's own check has, and one before 25 drops `startInterval`:
// what the plugin reads back is ignored, and a change of this replaces the container.
const flaskHealthcheck = {
  tests: ["CMD-SHELL", "curl -f http://localhost:5000/ || exit 1"],
  interval: "30s",
  timeout: "3s",
};

new docker.Container(
  "flask-redis-flask-1",
  {
    name: "flask-redis-flask-1",
    image: flaskImage.imageId,
    envs: [pulumi.interpolate`REDIS_PASS=${redisPass}`],
    // as process 1, Python would not hear that it is asked to stop
    init: true,
    destroyGraceSeconds: 10,
    healthcheck: flaskHealthcheck,
    networksAdvanced: [{ name: mybridgeNetwork.id, aliases: ["flask-redis-flask-1", "flask"] }],
    ports: [{ internal: 5000, external: 5000, ip: "127.0.0.1", protocol: "tcp" }],
    removeVolumes: false,
    labels: composeLabels({ project: "flask-redis", service: "flask" }),
  },
  {
    dependsOn: [healthy(redis, { redact: [redisPass] })],
    replaceOnChanges,
    deleteBeforeReplace: true,
    ignoreChanges: ["healthcheck"],
    replacementTrigger: flaskHealthcheck,
  },
);
