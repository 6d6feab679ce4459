// The Functions app on a Flex Consumption plan: nothing runs, and nothing is billed, while nothing happens.
param name string
param planName string
param location string
param tags object
param identityName string
param storageName string
param packageContainer string
param insightsName string
param instanceMemoryMB int
param maximumInstanceCount int
param settings object
param secretSettings string[]
param vaultName string
param entraClientId string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: identityName }

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: storageName }

resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

var signIn = !empty(entraClientId)

// The sample is the list of what the product reads, with its defaults; only what serves a developer's machine stays behind.
var sample = loadJsonContent('../../local.settings.sample.json').Values
var onlyLocal = ['AzureWebJobsStorage', 'FUNCTIONS_WORKER_RUNTIME']
var shipped = toObject(
  filter(items(sample), setting => !contains(onlyLocal, setting.key)),
  setting => setting.key,
  setting => setting.value
)

var platformSettings = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AzureWebJobsStorage__blobServiceUri: account.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: account.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: account.properties.primaryEndpoints.table
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  AZURE_CLIENT_ID: identity.properties.clientId
}

var secrets = toObject(
  secretSettings,
  setting => setting,
  setting => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${replace(setting, '_', '-')})'
)

// Without sign-in nobody may see the dashboard; with it, the app proves itself to Entra ID by its identity instead of a secret.
var accessSettings = signIn
  ? {
      OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identity.properties.clientId
      WEBSITE_AUTH_AAD_ALLOWED_TENANTS: tenant().tenantId
    }
  : { AzureWebJobs_Website_Disabled: 'true' }

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'monitor' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(shipped, settings, secrets, accessSettings, platformSettings)
  }

  resource scmPublishing 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource ftpPublishing 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource authentication 'config' = if (signIn) {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true }
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'RedirectToLoginPage'
        redirectToProvider: 'azureactivedirectory'
        // Event Grid, links in mails, feed readers and probes have no one to sign in; each of these checks its own key or token.
        excludedPaths: [
          '/runtime/webhooks/blobs'
          '/feedback'
          '/health/live'
          '/health/ready'
          '/missed'
          '/pause'
          '/stories.atom'
          '/stories.json'
          '/unsubscribe'
        ]
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: entraClientId
            clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: { allowedAudiences: ['api://${entraClientId}'] }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
