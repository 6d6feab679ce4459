// Read from the environment: `azd env set NAME value`, or export them before `az deployment sub create`.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'monitor')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastus2')
param alertEmails = filter(split(readEnvironmentVariable('ALERT_EMAILS', ''), ','), email => !empty(email))
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '20'))
param pollSchedule = readEnvironmentVariable('POLL_SCHEDULE', '0 */5 * * * *')
param entraClientId = readEnvironmentVariable('ENTRA_CLIENT_ID', '')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param secretSettings = filter(split(readEnvironmentVariable('SECRET_SETTINGS', ''), ','), name => !empty(name))

// For example { Smtp__Host: 'smtp.example.org' }.
param settings = {}
