/** One of a Project's own volumes. */
export interface VolumeState {
  /** The volume's name on the engine. */
  name: string;
  /** Where the volume is on the engine's host. */
  mountpoint: string;
}
