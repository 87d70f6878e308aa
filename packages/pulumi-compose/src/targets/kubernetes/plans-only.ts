/** Why nothing is deployed, and what to do. */
export const PLANS_ONLY =
  "the target kubernetes is for plans and conversions as yet: `pulumi-compose convert --target kubernetes` writes a Pulumi program that deploys the project";
