/** A resource that the program registers. */
export interface PlannedResource {
  readonly type: string;
  readonly name: string;
  /** Of a container: whose it is. */
  readonly service?: string;
  /** Of an image: whether it is built. */
  readonly isBuilt?: boolean;
  /** Of an image: what the engine calls it. */
  readonly image?: string;
  /** Of an image: the services whose containers it is for. */
  readonly usedBy?: readonly string[];
}
