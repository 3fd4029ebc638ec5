using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Funding.Functions.Settings;

namespace Funding.Functions.Storage;

/// <summary>
/// The one place where clients of Table and Blob Storage are made. Every <see cref="StoragePolicy"/> that is registered
/// sees every attempt of every request: that is how transactions are counted and crashes are staged.
/// </summary>
internal sealed class StorageClients
{
    // Keys of rows tell of people (whose mails, whose preferences), so no trace of the calls is made.
    private static readonly HttpClientTransport _untraced = new(
        new HttpClient(
            new SocketsHttpHandler
            {
                ActivityHeadersPropagator = null,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AutomaticDecompression = DecompressionMethods.None,
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxConnectionsPerServer = 1000,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        }
    );

    private readonly TableServiceClient _tables;
    private readonly BlobServiceClient _blobs;
    private readonly string _prefix;

    public StorageClients(FundingSettings settings, IEnumerable<StoragePolicy> policies)
    {
        _prefix = settings.TablePrefix;
        var tableOptions = Prepare(new TableClientOptions(), policies);
        var blobOptions = Prepare(new BlobClientOptions(), policies);
        if (settings.StorageAccountName is { } account)
        {
            var credential = new DefaultAzureCredential(
                new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings.StorageClientId }
            );
            _tables = new(new Uri($"https://{account}.table.core.windows.net"), credential, tableOptions);
            _blobs = new(new Uri($"https://{account}.blob.core.windows.net"), credential, blobOptions);
        }
        else
        {
            _tables = new(settings.StorageConnectionString, tableOptions);
            _blobs = new(settings.StorageConnectionString, blobOptions);
        }
        Applications = Table("Applications");
        Meetings = Table("Meetings");
        Settings = Table("Settings");
        Pending = Table("Pending");
        Register = Table("Register");
        Payments = Table("Payments");
        Views = Table("Views");
        Directory = Table("Directory");
        Notifications = Table("Notifications");
        Disposals = Table("Disposals");
        Limits = Table("Limits");
        Mailbox = Table("Mailbox");
        Attachments = Container("attachments");
        Quarantine = Container("quarantine");
        States = Container("states");
        Records = Container("records");
        TrailAnchors = Container("trail-anchors");
        DataProtection = Container("data-protection");
    }

    /// <summary>Application: state, trail, outbox, links, mails.</summary>
    public TableClient Applications { get; }

    /// <summary>Meetings, in the same way.</summary>
    public TableClient Meetings { get; }

    /// <summary>The association's settings, in the same way.</summary>
    public TableClient Settings { get; }

    /// <summary>Changes whose outbox may not be delivered yet.</summary>
    public TableClient Pending { get; }

    /// <summary>Case numbers.</summary>
    public TableClient Register { get; }

    /// <summary>Payment instructions.</summary>
    public TableClient Payments { get; }

    /// <summary>The lists.</summary>
    public TableClient Views { get; }

    /// <summary>The association, its people, sign-in links.</summary>
    public TableClient Directory { get; }

    /// <summary>What people have chosen about mails, and mails that wait for the day's digest.</summary>
    public TableClient Notifications { get; }

    /// <summary>Disposals and what is on the list of each.</summary>
    public TableClient Disposals { get; }

    /// <summary>What has been counted against the rate limits.</summary>
    public TableClient Limits { get; }

    /// <summary>Mails of the local transport.</summary>
    public TableClient Mailbox { get; }

    /// <summary>Uploaded files that may be opened.</summary>
    public BlobContainerClient Attachments { get; }

    /// <summary>Uploaded files that wait for their scan.</summary>
    public BlobContainerClient Quarantine { get; }

    /// <summary>Texts too long for a table row.</summary>
    public BlobContainerClient States { get; }

    /// <summary>Generated documents, each written once.</summary>
    public BlobContainerClient Records { get; }

    /// <summary>The heads of the trails, written down every day: only ever appended to.</summary>
    public BlobContainerClient TrailAnchors { get; }

    /// <summary>The key ring.</summary>
    public BlobContainerClient DataProtection { get; }

    /// <summary>The table of a kind of aggregates: state, trail, outbox, links, mails.</summary>
    public TableClient TableOf(AggregateKind kind) =>
        kind switch
        {
            AggregateKind.Application => Applications,
            AggregateKind.Meeting => Meetings,
            AggregateKind.Settings => Settings,
        };

    /// <summary>Creates the tables and containers that are missing.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        TableClient[] tables =
        [
            Applications,
            Meetings,
            Settings,
            Pending,
            Register,
            Payments,
            Views,
            Directory,
            Notifications,
            Disposals,
            Limits,
            Mailbox,
        ];
        BlobContainerClient[] containers = [Attachments, Quarantine, States, Records, TrailAnchors, DataProtection];
        await Task.WhenAll(
            tables
                .Select(table => (Task)table.CreateIfNotExistsAsync(cancellationToken))
                .Concat(
                    containers.Select(container =>
                        (Task)container.CreateIfNotExistsAsync(cancellationToken: cancellationToken)
                    )
                )
        );
    }

    private TableClient Table(string name) => _tables.GetTableClient(_prefix + name);

    // Container names are lower case by Azure's rule; table names need not be.
    private BlobContainerClient Container(string name) =>
        _blobs.GetBlobContainerClient(_prefix.ToLowerInvariant() + name);

    private static T Prepare<T>(T options, IEnumerable<StoragePolicy> policies)
        where T : ClientOptions
    {
        // A person waits behind most calls: give up a silent connection early and ask again.
        options.Transport = _untraced;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        options.Retry.MaxRetries = 5;
        foreach (var policy in policies)
        {
            options.AddPolicy(policy.Policy, policy.Position);
        }
        return options;
    }
}

/// <summary>A pipeline policy added to every storage client.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Position">Per call (once for a request) or per retry (each attempt, what is billed).</param>
internal sealed record StoragePolicy(HttpPipelinePolicy Policy, HttpPipelinePosition Position);
