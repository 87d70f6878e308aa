import { dockerDeployment } from "../../targets/docker/docker-deployment";
import { inComposeFolder } from "../../testing/compose-folder";
import { askedFor } from "./asked-for";
import { inspectProject } from "./inspect-project";

const YAML = `name: shop
services:
  web:
    image: app
    ports: ["80:80"]
    deploy: { update_config: { order: start-first } }
    x-pulumi-compose:
      relay: { image: nothing }
  api:
    image: app
    pre_start:
      - { image: hook, command: "true" }
  made:
    build: .
`;

test.each([
  ["shop-web-1", "container", 'at compose.yaml:3:3 (service "web")', undefined],
  ["shop-app:latest", "image", 'at compose.yaml:4:12 (service "web")', undefined],
  ["shop-made", "image", 'at compose.yaml:14:5 (service "made")', undefined],
  [
    "shop-web-relay-1",
    "container",
    'at compose.yaml:8:7 (service "web-relay")',
    /relay: \{ image: NAME \} \}` of "web"/,
  ],
  [
    "shop-nothing:latest",
    "image",
    'at compose.yaml:8:7 (service "web-relay")',
    /relay: \{ image: NAME \} \}` of "web"/,
  ],
  ["shop-hook:latest", "image", expect.stringMatching(/^at compose\.yaml:1[12]:/), undefined],
  ["shop-default", "network", undefined, undefined],
])("%s, of kind %s", async (name, kind, at, hint) => {
  await inComposeFolder(YAML, async (folder) => {
    const io = { cwd: folder, env: {}, readStdin: () => "" };
    const { inspected } = inspectProject({}, dockerDeployment, io);
    if (!inspected) throw new Error("there is a mistake in it");
    const asked = askedFor(inspected, dockerDeployment, folder)(name, kind);
    expect(asked?.at).toEqual(at);
    if (hint) expect(asked?.hint).toMatch(hint);
    else expect(asked?.hint).toBeUndefined();
  });
});
