import { ComposeProject } from "pulumi-compose";

const reactExpressMysql = new ComposeProject("react-express-mysql", {
  file: "../compose.yaml",
});

export const backendUrl = reactExpressMysql.services.backend.url(80);
export const frontendUrl = reactExpressMysql.services.frontend.url(3000);
