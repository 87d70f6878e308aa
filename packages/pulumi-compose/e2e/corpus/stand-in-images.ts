import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type Docker from "dockerode";

/** Programs that the healthchecks of the files call. In the stand-in each of them says yes. */
const probeTools = [
  "curl",
  "mysqladmin",
  "mariadb-admin",
  "pg_isready",
  "psql",
  "redis-cli",
  "rabbitmq-diagnostics",
  "mongo",
  "mongosh",
  "healthcheck.sh",
  "kafka-topics.sh",
];

/** Users that the files run their services as. */
const users = ["elasticsearch", "mysql", "nginx", "node", "postgres", "redis", "www-data"];

/**
 * Makes one image on an engine of the test's own and gives it all the names that a project uses. It ignores its command,
 * runs for ever, ends at once when it is asked to, and answers every healthcheck.
 */
export async function tagStandIns(docker: Docker, folder: string, names: readonly string[]): Promise<void> {
  const image = docker.getImage("stand-in:latest");
  const there = await image.inspect().then(
    () => true,
    () => false,
  );
  if (!there) await makeStandIn(docker, folder);
  for (const name of names) {
    const [repo, tag] = splitName(name);
    await image.tag({ repo, tag });
  }
}

async function makeStandIn(docker: Docker, folder: string): Promise<void> {
  const context = join(folder, "stand-in");
  mkdirSync(context, { recursive: true });
  writeFileSync(join(context, "yes"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  writeFileSync(join(context, "for-ever"), '#!/bin/sh\ntrap "exit 0" TERM INT\nwhile :; do sleep 1 & wait $!; done\n', {
    mode: 0o755,
  });
  const tools = [...probeTools.map((tool) => `/bin/${tool}`), "/opt/mssql-tools/bin/sqlcmd"];
  const links = tools.map((tool) => `mkdir -p $(dirname ${tool}) && ln -sf /yes ${tool}`);
  const passwd = users.map((user) => `echo ${user}:x:1000:1000::/:/bin/sh >> /etc/passwd`);
  writeFileSync(
    join(context, "Dockerfile"),
    `FROM busybox:latest\nCOPY yes for-ever /\nRUN ${["mkdir -p /etc", ...links, ...passwd].join(" && ")}\nENTRYPOINT ["/for-ever"]\nCMD ["run"]\n`,
  );
  execFileSync("tar", ["-C", context, "-cf", join(folder, "stand-in.tar"), "."]);
  const progress = await docker.buildImage(join(folder, "stand-in.tar"), { t: "stand-in:latest" });
  await new Promise((resolve, reject) => {
    docker.modem.followProgress(progress, (error) => (error ? reject(error) : resolve(undefined)));
  });
}

function splitName(name: string): [string, string] {
  const slash = name.lastIndexOf("/");
  const colon = name.indexOf(":", slash);
  return colon < 0 ? [name, "latest"] : [name.slice(0, colon), name.slice(colon + 1)];
}
