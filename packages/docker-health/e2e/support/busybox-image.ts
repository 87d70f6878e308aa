import Docker from "dockerode";

/** What the set-up makes: busybox, every applet as a link in `/bin`. */
export const IMAGE = "pulumi-compose/busybox:local";

/** Gives an engine the tests' image, which the set-up's engine has, unless it has it. */
export async function ensureImage(docker: Docker): Promise<void> {
  const there = await docker.listImages({ filters: { reference: [IMAGE] } });
  if (there.length > 0) return;
  const archive = await new Docker()
    .getImage(IMAGE)
    .get()
    .catch((error: unknown) => {
      throw new Error(`no engine here has ${IMAGE}: run the set-up (npm run setup)`, { cause: error });
    });
  const loaded = await docker.loadImage(archive, { quiet: true });
  await new Promise((resolve, reject) => loaded.on("end", resolve).on("error", reject).resume());
}
