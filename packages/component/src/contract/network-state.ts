/** One of a Project's own networks. */
export interface NetworkState {
  /** The network's id. */
  id: string;
  /** The network's name on the engine. */
  name: string;
}
