// Everything that the system uses in Azure, in one resource group. Nothing here holds a key: the function app signs in to
// storage, Key Vault and Application Insights by its own managed identity.
targetScope = 'resourceGroup'

@description('Short name of the installation: part of every resource name. Lower-case letters and digits.')
@minLength(3)
@maxLength(10)
param name string = 'funding'

@description('Azure region. Personal data stays in the EU: swedencentral by default.')
@allowed(['swedencentral', 'northeurope', 'westeurope'])
param location string = 'swedencentral'

@description('Public address that mails point to, such as https://projekt.example.se. Empty: the address that Azure gives the app.')
param siteBaseAddress string = ''

@description('Address that mails are sent from. It must be a verified sender in SendGrid.')
param mailFrom string

@description('Name that mails are sent from, usually that of the coordination association.')
param mailFromName string

@description('How mail leaves: through SendGrid, or handed to an SMTP server of your own. See docs/mail.md.')
@allowed(['SendGrid', 'Smtp'])
param mailTransport string = 'SendGrid'

@description('Address that answers to mails go to. Empty: nobody reads them.')
param mailReplyTo string = ''

@description('The SMTP server, with mailTransport Smtp. Its password is the secret smtp-password in the key vault. An empty value means the default.')
param smtp object = {
  host: ''
  port: ''
  security: ''
  userName: ''
}

@description('Public key of the signed event webhook of SendGrid. Empty: no events are taken.')
param sendGridEventKey string = ''

@description('Path of the association file within the published app.')
param associationFile string = 'association.json'

@description('Copies of the data: zone-redundant within the region, or also in the paired region.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageRedundancy string = 'Standard_ZRS'

@description('Most instances that the app may grow to. It is a ceiling for the cost as well.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Memory of one instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Instances of the HTTP functions that are always warm. 0 costs nothing; the first page after a quiet time then takes some seconds.')
@minValue(0)
@maxValue(10)
param alwaysReadyInstances int = 0

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Days that a deleted or overwritten attachment, letter or state can be restored.')
@minValue(7)
@maxValue(365)
param restoreDays int = 30

@description('Whether the storage account is locked against deletion. Turn it off only for a trial.')
param lockStorage bool = true

@description('Who scans uploaded files for malicious code: Microsoft Defender for Storage, a ClamAV daemon that the app reaches, or nobody.')
@allowed(['Defender', 'ClamAv', 'Off'])
param fileScanner string = 'Defender'

@description('HOST:PORT of ClamAV\'s daemon, within the app\'s network. Empty without one.')
param clamAvAddress string = ''

@description('Most gigabytes a month that Defender scans; it is a ceiling for the cost. Files that come after it wait.')
@minValue(1)
param fileScanCapGB int = 50

@description('Tenant whose people may sign in with their work account. Empty: everybody signs in by mail. See docs/sign-in.md.')
param entraTenantId string = ''

@description('App registration for signing in with the work account. Required with entraTenantId.')
param entraClientId string = ''

@description('Whether the staff of the association may sign in in no other way than with the work account.')
param entraRequiredForStaff bool = false

@description('Minutes without a request after which somebody is signed out.')
@minValue(5)
@maxValue(720)
param sessionIdleMinutes int = 120

@description('Hours after which somebody is signed out in any case.')
@minValue(1)
@maxValue(24)
param sessionLongestHours int = 12

@description('Tags of every resource.')
param tags object = {
  application: 'funding'
}

var suffix = uniqueString(resourceGroup().id, name)

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: 'log-${name}-${suffix}'
    insightsName: 'appi-${name}-${suffix}'
    location: location
    retentionDays: logRetentionDays
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    accountName: take('st${name}${suffix}', 24)
    location: location
    redundancy: storageRedundancy
    restoreDays: restoreDays
    lock: lockStorage
    scanUploads: fileScanner == 'Defender'
    scanCapGB: fileScanCapGB
    workspaceId: monitoring.outputs.workspaceId
    tags: tags
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    vaultName: take('kv-${name}-${suffix}', 24)
    location: location
    workspaceId: monitoring.outputs.workspaceId
    tags: tags
  }
}

module app 'modules/functionapp.bicep' = {
  name: 'functionapp'
  params: {
    appName: 'func-${name}-${suffix}'
    planName: 'plan-${name}-${suffix}'
    location: location
    storageAccountName: storage.outputs.accountName
    deploymentContainerName: storage.outputs.deploymentContainerName
    vaultName: vault.outputs.vaultName
    sendGridSecretUri: vault.outputs.sendGridSecretUri
    smtpSecretUri: vault.outputs.smtpSecretUri
    mailTransport: mailTransport
    mailReplyTo: mailReplyTo
    smtp: smtp
    sendGridEventKey: sendGridEventKey
    insightsName: monitoring.outputs.insightsName
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    alwaysReadyInstances: alwaysReadyInstances
    siteBaseAddress: siteBaseAddress
    mailFrom: mailFrom
    mailFromName: mailFromName
    associationFile: associationFile
    fileScanner: fileScanner
    clamAvAddress: clamAvAddress
    sessionIdleMinutes: sessionIdleMinutes
    sessionLongestHours: sessionLongestHours
    entraTenantId: entraTenantId
    entraClientId: entraClientId
    entraRequiredForStaff: entraRequiredForStaff
    tags: tags
  }
}

@description('Name of the function app: publish to it.')
output functionAppName string = app.outputs.appName

@description('Address of the function app.')
output address string = app.outputs.address

@description('Name of the key vault: the SendGrid key goes there as the secret sendgrid-api-key.')
output vaultName string = vault.outputs.vaultName

@description('Name of the storage account.')
output storageAccountName string = storage.outputs.accountName
