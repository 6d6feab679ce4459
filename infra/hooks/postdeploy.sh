#!/bin/sh
# After the code is there: tells Event Grid where to send news of the inbox. Safe to run again.
set -eu
cd "$(dirname "$0")/../.."
: "${AZURE_RESOURCE_GROUP:?run it through azd, or export the outputs of the deployment}" "${AZURE_FUNCTION_APP_NAME:?}"
: "${AZURE_EVENT_TOPIC_NAME:?}" "${AZURE_STORAGE_ACCOUNT_NAME:?}"

# The app makes this key when it first starts with its blob trigger, which can take minutes; Event Grid's handshake needs the app awake.
tries=0
until [ -n "$(az functionapp keys list -g "$AZURE_RESOURCE_GROUP" -n "$AZURE_FUNCTION_APP_NAME" --query systemKeys.blobs_extension -o tsv 2>/dev/null)" ] &&
  az deployment group create -g "$AZURE_RESOURCE_GROUP" -n blob-events -f infra/blob-events.bicep -o none \
    -p functionAppName="$AZURE_FUNCTION_APP_NAME" topicName="$AZURE_EVENT_TOPIC_NAME" storageAccountName="$AZURE_STORAGE_ACCOUNT_NAME"; do
  tries=$((tries + 1))
  if [ "$tries" -ge 20 ]; then
    echo "The app has made no key for blob events after ten minutes, or did not answer Event Grid: see its log, then run this again." >&2
    exit 1
  fi
  echo "Waiting for the app to start..." >&2
  sleep 30
done
echo "New feed items now reach ExtractStory."
