/** What is waited for before the component is there. */
export enum WaitFor {
  /** The health of every service that has a healthcheck in the file. */
  Healthy = "healthy",
  /** Every service: that it is completed where others wait for that, healthy where its image or the file has a healthcheck, else up, as with `pulumi-compose up --wait`. */
  Ready = "ready",
  /** Only what another service of the file waits for. */
  Dependencies = "dependencies",
}
