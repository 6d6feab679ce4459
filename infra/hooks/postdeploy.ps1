# After the code is there: tells Event Grid where to send news of the inbox. Safe to run again. (postdeploy.sh, for Windows.)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')
foreach ($name in 'AZURE_RESOURCE_GROUP', 'AZURE_FUNCTION_APP_NAME', 'AZURE_EVENT_TOPIC_NAME', 'AZURE_STORAGE_ACCOUNT_NAME') {
  if (-not (Test-Path "env:$name")) { throw "${name}: run it through azd, or set the outputs of the deployment." }
}

# The app makes this key when it first starts with its blob trigger, which can take minutes; Event Grid's handshake needs the app awake.
for ($try = 1; $try -le 20; $try++) {
  $key = az functionapp keys list -g $env:AZURE_RESOURCE_GROUP -n $env:AZURE_FUNCTION_APP_NAME --query systemKeys.blobs_extension -o tsv 2>$null
  if ($key) {
    az deployment group create -g $env:AZURE_RESOURCE_GROUP -n blob-events -f infra/blob-events.bicep -o none `
      -p functionAppName=$env:AZURE_FUNCTION_APP_NAME topicName=$env:AZURE_EVENT_TOPIC_NAME storageAccountName=$env:AZURE_STORAGE_ACCOUNT_NAME
    if ($LASTEXITCODE -eq 0) {
      Write-Host 'New feed items now reach ExtractStory.'
      exit 0
    }
  }
  Write-Host 'Waiting for the app to start...'
  Start-Sleep -Seconds 30
}
throw 'The app has made no key for blob events after ten minutes, or did not answer Event Grid: see its log, then run this again.'
