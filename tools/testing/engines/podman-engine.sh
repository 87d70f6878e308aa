# Podman's Docker-compatible service as a daemon that is started and stopped as dockerd is. It takes those of dockerd's
# arguments that say where things are: --pidfile, --data-root, --exec-root (below /run), and --host unix://…, where the first
# is a link to the last. Sourced by a script that has set `here`, the folder of the programs.
set -u
limit() {
  sed -n "s/^Max $1  *[^ ]*  *\([^ ]*\) .*/\1/p" /proc/self/limits | sed 's/unlimited/-1/'
}

links="" socket="" pidfile="" data="" run=/run/podman-engine
while [ $# -gt 0 ]; do
  case $1 in
    --pidfile) pidfile=$2 ;;
    --data-root) data=$2 ;;
    --exec-root) run=$2 ;;
    --host)
      links="$links $socket"
      socket=${2#unix://}
      ;;
    *)
      echo "podman-engine does not know $1" >&2
      exit 2
      ;;
  esac
  shift 2
done

mkdir -p "$data/config/containers" "$run"
# Policy and registries are looked for in the home folder, the rest where these variables say.
export HOME="$data/home" CONTAINERS_CONF="$data/config/containers.conf" CONTAINERS_STORAGE_CONF="$data/config/storage.conf"
export CONTAINERS_REGISTRIES_CONF="$data/config/registries.conf"
mkdir -p "$HOME/.config/containers"
echo '{"default":[{"type":"insecureAcceptAnything"}]}' >"$HOME/.config/containers/policy.json"
echo 'unqualified-search-registries = ["docker.io"]' >"$CONTAINERS_REGISTRIES_CONF"
cat >"$CONTAINERS_STORAGE_CONF" <<END
[storage]
driver = "overlay"
graphroot = "$data/storage"
runroot = "$run/storage"
END
# A container has no more of what is limited than this process: its own default of a million open files may be more. Processes
# are counted with those of every other root on the machine. What marks this engine's processes has to be handed on to those
# that watch over containers.
files=$(limit "open files")
processes=$(limit processes)
cat >"$CONTAINERS_CONF" <<END
[containers]
default_ulimits = ["nofile=$files:$files", "nproc=$processes:$processes"]
log_driver = "k8s-file"
apparmor_profile = ""
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
# Those in shared memory are every Podman's on the machine.
lock_type = "file"
conmon_path = ["$here/conmon"]
conmon_env_vars = ["PATH=$PATH"${PULUMI_COMPOSE_ROOM:+, \"PULUMI_COMPOSE_ROOM=$PULUMI_COMPOSE_ROOM\"}]
helper_binaries_dir = ["$here"]
static_dir = "$data/libpod"
volume_path = "$data/volumes"
tmp_dir = "$run/libpod"
[engine.runtimes]
runc = ["$here/runc"]
[network]
network_backend = "netavark"
firewall_driver = "iptables"
network_config_dir = "$data/networks"
END

[ -z "$pidfile" ] || echo $$ >"$pidfile"
for link in $links; do
  mkdir -p "$(dirname "$link")"
  ln -sf "$socket" "$link"
done
"$here/podman" system service --time=0 "unix://$socket" &
service=$!
trap 'kill $service 2>/dev/null' TERM INT
wait $service
code=$?
# A wait that a signal has ended is not that of the service.
while kill -0 $service 2>/dev/null; do wait $service; done
"$here/podman" rm --all --force --time 0 >/dev/null 2>&1
rm -f "$socket" $links ${pidfile:+"$pidfile"}
exit $code
