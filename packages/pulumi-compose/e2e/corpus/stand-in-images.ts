import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type Docker from "dockerode";
import { dataFolder } from "../../src/targets/common/data-folders";

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
 * runs for ever, ends at once when it is asked to, and answers every healthcheck. Under a name whose image keeps data in a
 * volume, it declares that volume.
 */
export async function tagStandIns(docker: Docker, folder: string, names: readonly string[]): Promise<void> {
  if (!(await isThere(docker, plain))) await makeStandIn(docker, folder);
  for (const name of names) {
    const [volume] = dataFolder(name)?.paths ?? [];
    const source = volume === undefined ? plain : `stand-in:${volume.slice(1).replaceAll("/", "-")}`;
    if (volume !== undefined && !(await isThere(docker, source))) {
      await build(docker, folder, source, { Dockerfile: `FROM ${plain}\nVOLUME ${volume}\n` });
    }
    const [repo, tag] = splitName(name);
    await docker.getImage(source).tag({ repo, tag });
  }
}

const plain = "stand-in:latest";

function isThere(docker: Docker, image: string): Promise<boolean> {
  return docker
    .getImage(image)
    .inspect()
    .then(
      () => true,
      () => false,
    );
}

async function makeStandIn(docker: Docker, folder: string): Promise<void> {
  const tools = [...probeTools.map((tool) => `/bin/${tool}`), "/opt/mssql-tools/bin/sqlcmd"];
  const links = tools.map((tool) => `mkdir -p $(dirname ${tool}) && ln -sf /yes ${tool}`);
  const passwd = users.map((user) => `echo ${user}:x:1000:1000::/:/bin/sh >> /etc/passwd`);
  await build(docker, folder, plain, {
    yes: "#!/bin/sh\nexit 0\n",
    "for-ever": '#!/bin/sh\ntrap "exit 0" TERM INT\nwhile :; do sleep 1 & wait $!; done\n',
    Dockerfile: `FROM busybox:latest\nCOPY yes for-ever /\nRUN ${["mkdir -p /etc", ...links, ...passwd].join(" && ")}\nENTRYPOINT ["/for-ever"]\nCMD ["run"]\n`,
  });
}

async function build(
  docker: Docker,
  folder: string,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const context = join(folder, name.replace(":", "-"));
  mkdirSync(context, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(context, file), text, { mode: 0o755 });
  execFileSync("tar", ["-C", context, "-cf", `${context}.tar`, "."]);
  const progress = await docker.buildImage(`${context}.tar`, { t: name });
  await new Promise((resolve, reject) => {
    docker.modem.followProgress(progress, (error) => (error ? reject(error) : resolve(undefined)));
  });
}

function splitName(name: string): [string, string] {
  const slash = name.lastIndexOf("/");
  const colon = name.indexOf(":", slash);
  return colon < 0 ? [name, "latest"] : [name.slice(0, colon), name.slice(colon + 1)];
}
