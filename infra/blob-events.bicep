// The second step, after the code is deployed: tells ExtractStory of every blob in inbox/.
// The app makes the key in this address when it first starts with its blob trigger, and must answer Event Grid's handshake.
param functionAppName string
param topicName string
param storageAccountName string

resource app 'Microsoft.Web/sites@2024-11-01' existing = { name: functionAppName }

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: storageAccountName }

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = { name: topicName }

resource inbox 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'inbox-to-extract-story'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/inbox/blobs/'
    }
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.ExtractStory&code=${listKeys('${app.id}/host/default', '2024-11-01').systemKeys.blobs_extension}'
      }
    }
    // A day of tries rides out an outage of the app; what is left then lies in the dead letters for a month.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: account.id
          blobContainerName: 'event-deadletters'
        }
      }
    }
  }
}
