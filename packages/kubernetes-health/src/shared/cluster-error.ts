/** Why a cluster cannot be asked. */
export type ClusterErrorCode =
  /** No connection: a wrong address, nobody there, a certificate that is not trusted. */
  | "unreachable"
  /** No answer in time, or one that asks to come again (429, 503): asking again may help. */
  | "slow"
  /** 401: nobody that the cluster knows. */
  | "unauthorized"
  /** 403: known, and not allowed. */
  | "forbidden"
  /** Any other refusal. */
  | "refused"
  /** No kubeconfig says which cluster, or the one that does cannot be read. */
  | "no-config";

/** A cluster that could not be asked, or that refused. */
export class ClusterError extends Error {
  override readonly name = "ClusterError";

  /** @param status the HTTP status of an answer. */
  constructor(
    readonly code: ClusterErrorCode,
    message: string,
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
