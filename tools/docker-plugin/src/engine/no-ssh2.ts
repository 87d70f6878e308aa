// Takes the place of ssh2 in the bundle: dockerode's own ssh transport is not used, and ssh2 has compiled parts.
export class Client {
  constructor() {
    throw new Error("not part of the bundle: ssh:// hosts are reached through the ssh command");
  }
}
