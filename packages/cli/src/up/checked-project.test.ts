import { ClusterError, type ClusterErrorCode } from "@pulumi-compose/kubernetes-health";
import { inComposeFolder } from "../testing/compose-folder";
import { FakeIo } from "../testing/fake-io";
import { checkedProject } from "./checked-project";

let failure: Error = new Error("not set");

jest.mock("@pulumi-compose/kubernetes-health", () => ({
  ...jest.requireActual("@pulumi-compose/kubernetes-health"),
  connectCluster: () => Promise.reject(failure),
}));

const check = (command: "up" | "preview") =>
  inComposeFolder("name: shop\nservices:\n  web: { image: nginx }\n", async (folder) => {
    const io = new FakeIo(folder);
    return { project: await checkedProject({ target: "kubernetes" }, io, {}, command), err: io.err.text };
  });

test.each<[ClusterErrorCode, string]>([
  ["unreachable", "cannot reach the cluster at https://127.0.0.1:1"],
  ["no-config", "no kubeconfig names a cluster"],
  ["unauthorized", "the cluster does not know these credentials"],
])(
  "a cluster that is %s is a warning for a preview, which goes on with the state, and an error for an up",
  async (code, message) => {
    failure = new ClusterError(code, message);
    const { project, err } = await check("preview");
    expect(project?.inspected.project.name).toBe("shop");
    expect(project).not.toHaveProperty("look");
    expect(err).toBe(`warning: ${message}: what follows is what the state says, and nobody has looked\n`);
    await expect(check("up")).rejects.toBe(failure);
  },
);
