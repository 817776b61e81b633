#!/bin/sh
# Removes what install.sh made; leaves the person's history and policy, and says where they are.
set -eu
data=${XDG_DATA_HOME:-$HOME/.local/share}
config=${XDG_CONFIG_HOME:-$HOME/.config}
state=${HANDRAIL_HOME:-${XDG_STATE_HOME:-$HOME/.local/state}/handrail}
program=$HOME/.local/lib/handrail
command=$HOME/.local/bin/handrail

# $1: a process. Holds for our two programs only, by the file they run from.
ours() {
    case "$(readlink "/proc/$1/exe" 2>/dev/null)" in
        "$program/handrail"|"$program/handrail-bridge"|"$program"/handrail*" (deleted)") return 0 ;;
    esac
    return 1
}

if [ -x "$program/handrail" ] && [ "${1:-}" != --quiet ]; then
    "$program/handrail" browsers remove >/dev/null || true
fi
ended=""
for folder in /proc/[0-9]*; do
    process=${folder#/proc/}
    ours "$process" || continue
    kill -TERM "$process" 2>/dev/null && ended="$ended $process"
done
for process in $ended; do
    waited=0
    while ours "$process" && [ "$waited" -lt 50 ]; do
        sleep 0.1
        waited=$((waited + 1))
    done
    if ours "$process"; then
        kill -KILL "$process" 2>/dev/null || true
    fi
done
if [ "$(readlink "$command" 2>/dev/null)" = "$program/handrail" ]; then
    rm -f "$command"
fi
rm -f "$config/autostart/handrail.desktop" "$data/applications/handrail.desktop"
for size in 16x16 32x32 48x48 128x128 scalable; do
    rm -f "$data/icons/hicolor/$size/apps/handrail.png" "$data/icons/hicolor/$size/apps/handrail.svg"
done
rm -rf "$program"
# Folders that install.sh may have made, where nothing else is in them.
for size in 16x16 32x32 48x48 128x128 scalable; do
    rmdir "$data/icons/hicolor/$size/apps" "$data/icons/hicolor/$size" 2>/dev/null || true
done
rmdir "$data/icons/hicolor" "$data/icons" "$data/applications" "$data" "$config/autostart" "$config" \
    "$HOME/.local/lib" "$HOME/.local/bin" 2>/dev/null || true
if [ "${1:-}" = --quiet ]; then
    exit 0
fi
# What the agent wrote besides history, policy and rules.
rm -f "$state/agent.log" "$state/agent.log.1" "$state/agent.log.2" "$state/agent.lock" \
    "$state/agent.json" "$state/bridge.sh" "$state/policy.lastgood" "$state/vault.lock" \
    "$state/run/control.sock" \
    "$state/organisation.policy.toml.lastgood" "$state/organisation.policy.toml.serials" \
    "$state/organisation.team.toml.lastgood" "$state/organisation.team.toml.serials"
rm -rf "$state/rules.lastgood"
rmdir "$state/run" "$state/rules" "$state" "$HOME/.local/state" "$HOME/.local" 2>/dev/null || true
echo "Handrail is removed."
if [ -e "$state" ]; then
    echo "Left alone: your history and policy in $state (to erase them: rm -r $state)"
fi
