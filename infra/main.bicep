// The whole monitor in one resource group: `azd up`, or `az deployment sub create` as in README.md.
// The event subscription follows after the code, from blob-events.bicep: it needs a key that the running app makes.
targetScope = 'subscription'

@description('Names the deployment; resource names are derived from it.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('A region with Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Memory of one instance in MB, and with it its price.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 512

@description('Most instances of one function: the brake on cost.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('When the feeds are looked at: six NCRONTAB fields, UTC. Each feed has its own, longer interval; this is only how often due ones are sought.')
param pollSchedule string = '0 */5 * * * *'

@description('When digests that are due are sought, UTC.')
param digestSchedule string = '30 */5 * * * *'

@description('Who hears of alerts and of the budget; none, and nobody is told.')
param alertEmails string[] = []

@description('Monthly budget in the currency of the subscription; 0 for none.')
@minValue(0)
param monthlyBudget int = 20

@description('First day of the month from which the budget counts.')
param budgetStart string = utcNow('yyyy-MM-01')

@description('Gigabytes of logs a day after which the workspace takes no more: the other brake on cost.')
@minValue(1)
param logDailyCapGb int = 1

@description('Days that fetched pages and sent digests are kept.')
@minValue(120)
param evidenceDays int = 1095

@description('Settings of local.settings.sample.json that are to differ here, by name.')
param settings object = {}

@description('Settings whose value lies in the key vault, by name: Smtp__Password is read from the secret Smtp--Password.')
param secretSettings string[] = []

@description('Client id of the app registration that people sign in to; without one the dashboard is switched off.')
param entraClientId string = ''

@description('Object id of the person or group that runs the monitor: edits config/, sets secrets, looks into storage. azd fills in yours.')
param operatorPrincipalId string = ''

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

// Passed on as plain text, with dependsOn where order matters, instead of as outputs: so the whole deployment can be worked out, and tested, without Azure.
var identityName = 'id-monitor-${token}'
var storageName = 'stmonitor${token}'
var insightsName = 'appi-monitor-${token}'
var vaultName = 'kv-${token}'
var topicName = 'evgt-monitor-${token}'
var configContainer = 'config'
var packageContainer = 'app-package'
var deadLetterContainer = 'event-deadletters'

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    packageContainer: packageContainer
    deadLetterContainer: deadLetterContainer
    evidenceDays: evidenceDays
  }
}

module observability 'modules/observability.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-monitor-${token}'
    insightsName: insightsName
    location: location
    tags: tags
    dailyCapGb: logDailyCapGb
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: vaultName
    location: location
    tags: tags
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  dependsOn: [storage, observability, vault]
  params: {
    storageName: storageName
    insightsName: insightsName
    vaultName: vaultName
    appPrincipalId: identity.outputs.principalId
    configContainer: configContainer
    operatorPrincipalId: operatorPrincipalId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  // Its settings point into the vault, and its package lies in the account: it must be let in before it starts.
  dependsOn: [roles]
  params: {
    name: 'func-monitor-${token}'
    planName: 'plan-monitor-${token}'
    location: location
    tags: tags
    identityName: identityName
    storageName: storageName
    packageContainer: packageContainer
    insightsName: insightsName
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    settings: union(settings, { PollSchedule: pollSchedule, DigestSchedule: digestSchedule })
    secretSettings: secretSettings
    vaultName: vaultName
    entraClientId: entraClientId
  }
}

module topic 'modules/topic.bicep' = {
  scope: group
  dependsOn: [storage]
  params: {
    name: topicName
    location: location
    tags: tags
    storageName: storageName
    deadLetterContainer: deadLetterContainer
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  dependsOn: [observability, topic]
  params: {
    location: location
    tags: tags
    insightsName: insightsName
    topicName: topicName
    emails: alertEmails
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output AZURE_FUNCTION_APP_URL string = app.outputs.url
output AZURE_STORAGE_ACCOUNT_NAME string = storageName
output AZURE_KEY_VAULT_NAME string = vaultName
output AZURE_EVENT_TOPIC_NAME string = topicName
output AZURE_APP_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
