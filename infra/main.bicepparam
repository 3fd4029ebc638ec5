using 'main.bicep'

// Fill in these two; everything else has a default that suits one association. See infra/README.md.
param mailFrom = 'projekt@example.se'
param mailFromName = 'Samordningsförbundet'
