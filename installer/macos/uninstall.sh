#!/bin/sh
# Removes what the .pkg installed; leaves each person's history and policy. Run with sudo.
set -eu
if [ "$(id -u)" != 0 ]; then
    echo "uninstall.sh: the package belongs to everybody here; run this with sudo" >&2
    exit 2
fi
owner=$(stat -f %Su /dev/console)
if [ "$owner" != root ]; then
    launchctl bootout "gui/$(id -u "$owner")/handrail.agent" 2>/dev/null || true
fi
rm -f /Library/LaunchAgents/handrail.agent.plist /usr/local/bin/handrail
rm -rf /Applications/Handrail.app
for place in "Google/Chrome" "Microsoft/Edge" "Application Support/Chromium" \
    "Application Support/BraveSoftware/Brave-Browser" "Application Support/Mozilla"; do
    rm -f "/Library/$place/NativeMessagingHosts/handrail.bridge.json"
done
pkgutil --forget handrail.agent >/dev/null
echo "Handrail is removed."
echo "Left alone: histories and policies in ~/Library/Application Support/handrail of each person."
