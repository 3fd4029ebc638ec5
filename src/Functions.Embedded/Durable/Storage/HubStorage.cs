using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Functions.Embedded.Durable.Storage;

/// <summary>A task hub's tables and containers.</summary>
internal sealed class HubStorage
{
    private readonly StorageGate _gate = new();

    public HubStorage(DurableEngineOptions options)
    {
        var names = HubNames.Of(options.HubName);
        var tables = new TableServiceClient(options.ConnectionString, Configure(new TableClientOptions(), options));
        var blobs = new BlobServiceClient(options.ConnectionString, Configure(new BlobClientOptions(), options));
        History = tables.GetTableClient(names.History);
        Instances = tables.GetTableClient(names.Instances);
        Payloads = blobs.GetBlobContainerClient(names.Payloads);
        Lease = blobs.GetBlobContainerClient(names.Lease);
    }

    public TableClient History { get; }

    public TableClient Instances { get; }

    public BlobContainerClient Payloads { get; }

    public BlobContainerClient Lease { get; }

    /// <summary>Makes what is missing.</summary>
    public Task CreateAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            History.CreateIfNotExistsAsync(cancellationToken),
            Instances.CreateIfNotExistsAsync(cancellationToken),
            Payloads.CreateIfNotExistsAsync(cancellationToken: cancellationToken)
        );

    /// <summary>Lets no request out any more.</summary>
    public void Close() => _gate.Close();

    private T Configure<T>(T client, DurableEngineOptions options)
        where T : ClientOptions
    {
        client.AddPolicy(_gate, HttpPipelinePosition.PerRetry);
        options.ConfigureClient?.Invoke(client);
        return client;
    }
}
