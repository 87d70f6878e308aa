import type { KnownCheck } from "./known-check";
import { bashTcp, curl, DATABASE, direct, httpGet, QUICK, SLOW, shell, wget } from "./timings";

export const WEB: readonly KnownCheck[] = [
  {
    name: "nginx",
    images: ["nginx", "nginxinc/nginx-unprivileged"],
    source: "nginx documentation, beginner's guide; curl manual, --fail",
    note: "The server must answer `/` with success on its port, 80 or (unprivileged) 8080.",
    suggest: ({ repository, tag }) => {
      const url = repository.endsWith("unprivileged") ? ":8080/" : ":80/";
      return tag.includes("alpine") ? wget(QUICK, url) : curl(QUICK, url);
    },
  },
  {
    name: "Apache httpd",
    images: ["httpd"],
    source: "Apache HTTP Server documentation; Bash manual, redirections (/dev/tcp)",
    note: "Debian's variant has neither curl nor wget.",
    suggest: ({ tag }) =>
      tag.includes("alpine") ? wget(QUICK, ":80/") : bashTcp(QUICK, 80, httpGet("/"), "HTTP/*' '[23]*"),
  },
  {
    name: "Caddy",
    images: ["caddy"],
    source: "Caddy documentation, admin API",
    note: "The admin endpoint must not be switched off.",
    suggest: () => wget(QUICK, ":2019/config/"),
  },
  {
    name: "Traefik",
    images: ["traefik"],
    source: "Traefik documentation, ping and the healthcheck command",
    note: "Traefik itself must run with `--ping`.",
    suggest: () => direct(QUICK, "traefik", "healthcheck", "--ping"),
  },
  {
    name: "WordPress",
    images: ["wordpress"],
    source: "curl manual, --fail",
    note: "For the variant with Apache.",
    suggest: ({ tag }) => (tag.includes("fpm") || tag.includes("cli") ? undefined : curl(DATABASE, ":80/wp-login.php")),
  },
  {
    name: "Nextcloud",
    images: ["nextcloud"],
    source: "Nextcloud administration manual, status.php",
    note: "For the variant with Apache.",
    suggest: ({ tag }) =>
      tag.includes("fpm")
        ? undefined
        : shell(SLOW, "curl -fsS http://127.0.0.1/status.php | grep -q '\"installed\":true' || exit 1"),
  },
  {
    name: "Gitea",
    images: ["gitea/gitea"],
    source: "Gitea documentation, /api/healthz",
    suggest: () => curl(DATABASE, ":3000/api/healthz"),
  },
  {
    name: "Jenkins",
    images: ["jenkins/jenkins"],
    source: "Jenkins handbook, /login",
    suggest: () => curl(SLOW, ":8080/login"),
  },
];
