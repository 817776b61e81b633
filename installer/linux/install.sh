#!/bin/sh
# Installs Handrail for the person who runs this, without root. Twice is the same as once.
#
#   sh install.sh               install, connect the browsers, start the agent
#   sh install.sh --no-start    the same without starting it
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
config=${XDG_CONFIG_HOME:-$HOME/.config}
program=$HOME/.local/lib/handrail
command=$HOME/.local/bin/handrail

if [ "$(id -u)" = 0 ]; then
    echo "install.sh: this installs for one person; as root, install the .deb instead" >&2
    exit 2
fi
# A command of the same name that is not ours stays: the person decides.
if [ -e "$command" ] && [ "$(readlink "$command")" != "$program/handrail" ]; then
    echo "install.sh: $command exists and is not ours; move it away, then run this again" >&2
    exit 2
fi
if [ -x "$program/uninstall.sh" ]; then
    "$program/uninstall.sh" --quiet
fi
mkdir -p "$program" "$HOME/.local/bin" "$config/autostart" "$data/applications"
cp -R "$here/program/." "$program/"
cp -R "$here/extension" "$program/extension"
cp "$here/uninstall.sh" "$program/uninstall.sh"
chmod 755 "$program/uninstall.sh"
ln -sfn "$program/handrail" "$command"
for size in 16x16 32x32 48x48 128x128 scalable; do
    mkdir -p "$data/icons/hicolor/$size/apps"
    cp "$here/icons/$size/apps"/handrail.* "$data/icons/hicolor/$size/apps/"
done
# A path may hold what a desktop file escapes, so the program is named in double quotes.
quoted=$(printf '%s' "$program/handrail" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/[&|]/\\&/g')
for place in "$config/autostart" "$data/applications"; do
    sed "s|@PROGRAM@|\"$quoted\"|" "$here/handrail.desktop" > "$place/handrail.desktop"
done
"$program/handrail" browsers install
if [ "${1:-}" != --no-start ]; then
    (setsid "$program/handrail" run >/dev/null 2>&1 </dev/null &)
fi
echo "Handrail is installed in $program and starts with your next login."
echo "Next: load the folder $program/extension in your browser's extensions page."
case ":$PATH:" in
    *":$HOME/.local/bin:"*) ;;
    *) echo "Until $HOME/.local/bin is in your PATH, the command is: $command" ;;
esac
echo "To remove it: $program/uninstall.sh"
