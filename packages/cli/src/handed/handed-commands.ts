/** A command of docker compose's that is left to it: it changes nothing that Pulumi looks after. */
export interface HandedCommand {
  readonly name: string;
  readonly summary: string;
  /** The command that does it without docker compose, for a container `NAME-SERVICE-1`. */
  readonly docker: string;
}

const ofProject = "--filter label=com.docker.compose.project=NAME";

/** In the order of the help. */
export const handedCommands: readonly HandedCommand[] = [
  { name: "logs", summary: "show what containers print", docker: "docker logs -f NAME-SERVICE-1" },
  { name: "exec", summary: "run a command in a container", docker: "docker exec -it NAME-SERVICE-1 COMMAND" },
  { name: "top", summary: "show the processes in containers", docker: "docker top NAME-SERVICE-1" },
  { name: "stats", summary: "show what containers use", docker: "docker stats NAME-SERVICE-1" },
  { name: "port", summary: "show where a port is published", docker: "docker port NAME-SERVICE-1" },
  { name: "images", summary: "show the images of containers", docker: `docker ps --format '{{.Image}}' ${ofProject}` },
  { name: "volumes", summary: "show the volumes", docker: `docker volume ls ${ofProject}` },
  { name: "events", summary: "show what happens to containers", docker: `docker events ${ofProject}` },
  { name: "cp", summary: "copy files from and to a container", docker: "docker cp NAME-SERVICE-1:PATH ." },
  { name: "attach", summary: "attach to a container", docker: "docker attach NAME-SERVICE-1" },
  {
    name: "stop",
    summary: "stop containers; `start` or `up --wait` starts them again",
    docker: "docker stop NAME-SERVICE-1",
  },
  { name: "start", summary: "start containers that were stopped", docker: "docker start NAME-SERVICE-1" },
  { name: "restart", summary: "restart containers", docker: "docker restart NAME-SERVICE-1" },
  { name: "kill", summary: "kill containers", docker: "docker kill NAME-SERVICE-1" },
  { name: "pause", summary: "pause containers", docker: "docker pause NAME-SERVICE-1" },
  { name: "unpause", summary: "let paused containers go on", docker: "docker unpause NAME-SERVICE-1" },
  {
    name: "build",
    summary: "build images; `up` builds what has changed",
    docker: "docker build -t NAME-SERVICE FOLDER",
  },
  { name: "pull", summary: "pull images", docker: "docker pull IMAGE" },
  { name: "push", summary: "push images", docker: "docker push IMAGE" },
  { name: "commit", summary: "make an image of a container", docker: "docker commit NAME-SERVICE-1 IMAGE" },
  { name: "export", summary: "write a container's files as an archive", docker: "docker export NAME-SERVICE-1" },
  {
    name: "ls",
    summary: "show the projects that run",
    docker: "docker ps --format '{{.Label \"com.docker.compose.project\"}}'",
  },
];
