/** What a gate does once a service's check has said unhealthy. */
export enum OnUnhealthy {
  /** It fails at once. */
  Fail = "fail",
  /** It waits until its deadline, because the service may heal. On a swarm, which kills an unhealthy task itself, it does nothing. */
  KeepWaiting = "keep-waiting",
}
