// Who the app is to storage, the vault and Application Insights. An identity of its own outlives the app, and roles can be given before it starts.
param name string
param location string
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

output principalId string = identity.properties.principalId
