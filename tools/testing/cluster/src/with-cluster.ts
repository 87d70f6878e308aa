import { codeOfSignal, END_SIGNALS, SetupError } from "@pulumi-compose-tools/setup";
import { Cluster, type ClusterOptions } from "./cluster";

/**
 * Brings a cluster up, does something with it, and ends it, whatever happens: a signal ends it, too, and then this process.
 *
 * @returns what the work returns.
 * @throws SetupError where there can be no cluster, or when something is left of it.
 */
export async function withCluster<T>(options: ClusterOptions, work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const starting = Cluster.start(options);
  const onSignal = (signal: NodeJS.Signals) => {
    void starting
      .then((cluster) => cluster.stop())
      .catch(() => undefined)
      .finally(() => process.exit(codeOfSignal(signal)));
  };
  for (const signal of END_SIGNALS) process.once(signal, onSignal);
  try {
    const cluster = await starting;
    let result: T;
    try {
      result = await work(cluster);
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    const left = await cluster.stop();
    if (left.length > 0) throw new SetupError(`of the cluster is left: ${left.join(", ")}`);
    return result;
  } finally {
    for (const signal of END_SIGNALS) process.off(signal, onSignal);
  }
}
