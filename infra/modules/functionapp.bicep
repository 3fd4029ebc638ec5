@description('Name of the function app.')
param appName string

@description('Name of its plan.')
param planName string

@description('Azure region.')
param location string

@description('Storage account of the host, the durable engine and the app.')
param storageAccountName string

@description('Blob container that holds the published package.')
param deploymentContainerName string

@description('Key vault that holds the SendGrid key.')
param vaultName string

@description('Address of the SendGrid key in the key vault.')
param sendGridSecretUri string

@description('Address of the SMTP password in the key vault.')
param smtpSecretUri string

@description('How mail leaves: SendGrid or Smtp.')
param mailTransport string

@description('Where answers to mails go; empty for nowhere.')
param mailReplyTo string

@description('The SMTP server: host, port, security, userName; empty with SendGrid.')
param smtp object

@description('Public key of the signed event webhook of SendGrid; empty for none.')
param sendGridEventKey string

@description('Application Insights resource.')
param insightsName string

@description('Most instances that the app may grow to.')
param maximumInstanceCount int

@description('Memory of one instance in MB.')
param instanceMemoryMB int

@description('Instances of the HTTP functions that are always warm.')
param alwaysReadyInstances int

@description('Public address that mails point to; empty: the app\'s own.')
param siteBaseAddress string

@description('Address that mails are sent from.')
param mailFrom string

@description('Name that mails are sent from.')
param mailFromName string

@description('Path of the association file within the published app.')
param associationFile string

@description('Who scans uploaded files: Defender, ClamAv or Off.')
param fileScanner string

@description('HOST:PORT of ClamAV\'s daemon; empty without one.')
param clamAvAddress string

@description('Tenant whose people may sign in with their work account; empty: nobody does.')
param entraTenantId string

@description('App registration for signing in with the work account.')
param entraClientId string

@description('Whether staff may sign in in no other way.')
param entraRequiredForStaff bool

@description('Minutes without a request after which somebody is signed out.')
param sessionIdleMinutes int

@description('Hours after which somebody is signed out in any case.')
param sessionLongestHours int

@description('Tags of every resource.')
param tags object

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

var warmHttp = [
  {
    name: 'http'
    instanceCount: alwaysReadyInstances
  }
]

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      minTlsVersion: '1.2'
    }
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deploymentContainerName}'
          authentication: {
            type: 'SystemAssignedIdentity'
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
        alwaysReady: alwaysReadyInstances == 0 ? [] : warmHttp
      }
    }
  }

  // Publishing signs in with Microsoft Entra ID, never with a password.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

// The app believes the principal header only with these, and they are set only together with App Service Authentication below.
var entraSettings = empty(entraTenantId) ? {} : {
  Authentication__EntraId__TenantId: entraTenantId
  Authentication__EntraId__ClientId: entraClientId
  Authentication__EntraId__BehindAppServiceAuthentication: 'true'
  Authentication__EntraId__RequiredForStaff: string(entraRequiredForStaff)
}

// Anonymous requests go through: applicants and board members have no account in the tenant. What a caller sends as the
// principal header is taken away either way.
resource authentication 'Microsoft.Web/sites/config@2024-04-01' = if (!empty(entraTenantId)) {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
    }
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: entraClientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${entraTenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [
            entraClientId
            'api://${entraClientId}'
          ]
        }
      }
    }
    login: {
      tokenStore: {
        enabled: false
      }
    }
    httpSettings: {
      requireHttps: true
    }
  }
}

// The names are those of docs/architecture.md, "Settings".
resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(entraSettings, {
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD'
    AzureWebJobsStorage__accountName: storageAccountName
    AzureWebJobsStorage__credential: 'managedidentity'
    Association__File: associationFile
    Sessions__IdleMinutes: string(sessionIdleMinutes)
    Sessions__LongestHours: string(sessionLongestHours)
    Site__BaseAddress: empty(siteBaseAddress) ? 'https://${app.properties.defaultHostName}' : siteBaseAddress
    FileScan__Scanner: fileScanner
    FileScan__ClamAv: clamAvAddress
    Mail__Transport: mailTransport
    Mail__From: mailFrom
    Mail__FromName: mailFromName
    Mail__ReplyTo: mailReplyTo
    Smtp__Host: smtp.host
    Smtp__Port: smtp.port
    Smtp__Security: smtp.security
    Smtp__UserName: smtp.userName
    Smtp__Password: empty(smtp.userName) ? '' : '@Microsoft.KeyVault(SecretUri=${smtpSecretUri})'
    SendGrid__ApiKey: mailTransport == 'SendGrid' ? '@Microsoft.KeyVault(SecretUri=${sendGridSecretUri})' : ''
    SendGrid__EventKey: sendGridEventKey
  })
  // Authentication first: the app must never believe the header while nothing stands in front of it.
  dependsOn: [storageAccess, vaultAccess, insightsAccess, authentication]
}

// Blobs: the package, leases and large payloads of the engine, attachments. Tables: the cases and the engine's history.
// Queues: the engine's messages.
var storageRoles = {
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
}
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource storageAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(storageRoles): {
    name: guid(storage.id, app.id, role.value)
    scope: storage
    properties: {
      principalId: app.identity.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
      description: role.key
    }
  }
]

resource vaultAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, app.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
    description: 'Key Vault Secrets User'
  }
}

resource insightsAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, app.id, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    description: 'Monitoring Metrics Publisher'
  }
}

output appName string = app.name
output address string = 'https://${app.properties.defaultHostName}'
