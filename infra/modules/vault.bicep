@description('Name of the key vault: 3 to 24 letters, digits and hyphens.')
param vaultName string

@description('Azure region.')
param location string

@description('Log Analytics workspace that receives the logs.')
param workspaceId string

@description('Tags of every resource.')
param tags object

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
  }
}

resource auditLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output vaultName string = vault.name
// Without a version: a new key is picked up by itself within a day, or at the next restart.
output sendGridSecretUri string = '${vault.properties.vaultUri}secrets/sendgrid-api-key'
output smtpSecretUri string = '${vault.properties.vaultUri}secrets/smtp-password'
