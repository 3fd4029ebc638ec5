@description('Name of the storage account: 3 to 24 lower-case letters and digits.')
param accountName string

@description('Azure region.')
param location string

@description('Redundancy (SKU).')
param redundancy string

@description('Days that deleted or overwritten blobs can be restored.')
param restoreDays int

@description('Whether the account is locked against deletion.')
param lock bool

@description('Log Analytics workspace that receives the logs.')
param workspaceId string

@description('Whether Microsoft Defender for Storage scans what is uploaded.')
param scanUploads bool

@description('Most gigabytes a month that it scans.')
param scanCapGB int

@description('Tags of every resource.')
param tags object

// Ten years: as long as the claims that a trail may have to settle can be made.
var anchorDays = 3652
var deploymentContainer = 'deployments'
// The app makes its tables itself, and these too if they are missing.
var containers = [deploymentContainer, 'attachments', 'quarantine', 'states', 'records', 'trail-anchors', 'data-protection']

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: accountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    // Managed identities only.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      deleteRetentionPolicy: {
        enabled: true
        days: restoreDays
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: restoreDays
      }
    }

    resource container 'containers' = [
      for containerName in containers: {
        name: containerName
        properties: {
          publicAccess: 'None'
        }
      }
    ]

    // The heads of the trails: lines can be added, and nothing be changed or deleted. Lock it when it is as it should be (docs/records.md).
    resource anchors 'containers' existing = {
      name: 'trail-anchors'

      resource kept 'immutabilityPolicies' = {
        name: 'default'
        dependsOn: [container]
        properties: {
          immutabilityPeriodSinceCreationInDays: anchorDays
          allowProtectedAppendWrites: true
        }
      }
    }
  }

  resource tables 'tableServices' = {
    name: 'default'
  }

  resource queues 'queueServices' = {
    name: 'default'
  }
}

// Uploads land in the container quarantine; the others hold what was scanned there, or what the app wrote itself.
resource scanning 'Microsoft.Security/defenderForStorageSettings@2025-06-01' = if (scanUploads) {
  name: 'current'
  scope: account
  properties: {
    isEnabled: true
    overrideSubscriptionLevelSettings: true
    malwareScanning: {
      onUpload: {
        isEnabled: true
        capGBPerMonth: scanCapGB
        filters: {
          excludeBlobsWithPrefix: filter(containers, name => name != 'quarantine')
        }
      }
    }
    sensitiveDataDiscovery: {
      isEnabled: false
    }
  }
}

// Versions of blobs that were overwritten are kept for as long as deleted ones, then dropped.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  dependsOn: [account::blobs]
  properties: {
    policy: {
      rules: [
        {
          name: 'drop-old-versions'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: restoreDays
                }
              }
            }
          }
        }
      ]
    }
  }
}

resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account::blobs
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

// Table and queue operations are too many to log one by one; their counts are what Azure bills.
resource tableMetrics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account::tables
  properties: {
    workspaceId: workspaceId
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

resource queueMetrics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account::queues
  properties: {
    workspaceId: workspaceId
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

resource deletionLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'keep-the-cases'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'The applications, their trails and their payments are here.'
  }
}

output accountName string = account.name
output deploymentContainerName string = deploymentContainer
