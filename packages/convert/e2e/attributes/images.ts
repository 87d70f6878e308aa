import { busybox } from "../../../pulumi-compose/e2e/support/toolchain";

/** An image that attributes are tried over: its name, and the Dockerfile that it is built from. */
export interface AttributeImage {
  readonly kind: "plain" | "set";
  readonly name: string;
  readonly dockerfile: string;
}

/** One that sets nothing, and one that sets whatever an image may. */
export const attributeImages: readonly AttributeImage[] = [
  { kind: "plain", name: "pce-attributes:plain", dockerfile: `FROM ${busybox}\n` },
  {
    kind: "set",
    name: "pce-attributes:set",
    // Its entrypoint runs whatever it is given.
    dockerfile: `FROM ${busybox}
HEALTHCHECK --interval=50s --timeout=4s --start-period=3s --retries=6 CMD ["true"]
ENTRYPOINT ["sh", "-c", "exec \\"$@\\"", "image"]
CMD ["sleep", "900"]
USER root
WORKDIR /tmp
ENV A=image FROM_FILE=image
VOLUME /vol
EXPOSE 8099
LABEL x=image y=image
STOPSIGNAL SIGQUIT
`,
  },
];
