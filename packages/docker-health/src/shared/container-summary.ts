/** What a list says of a container. */
export interface ContainerSummary {
  readonly id: string;
  /** Its state and its health; another text means that something of it has changed. */
  readonly status: string;
}
