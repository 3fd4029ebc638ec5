using Azure.Core;
using Azure.Core.Pipeline;
using Functions.Embedded;
using Funding.Functions;
using Funding.Functions.Email;
using Funding.Functions.Http;
using Funding.Local.Mailbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Funding.Local;

/// <summary>How the function app is run in this process.</summary>
internal sealed record LocalRuntimeOptions
{
    /// <summary>Opens the storage.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Port on this machine; 0 is any free one.</summary>
    public int Port { get; init; }

    /// <summary>The association that is imported.</summary>
    public required string AssociationFile { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Put before the names of tables and containers, so that several systems share one storage.</summary>
    public string TablePrefix { get; init; } = "";

    /// <summary>Sees every request that app and engine make to the storage.</summary>
    public HttpPipelinePolicy? StoragePolicy { get; init; }

    /// <summary>HOST:PORT of ClamAV's daemon; null: uploaded files are not scanned.</summary>
    public string? ClamAv { get; init; }

    /// <summary>Takes the mails; null keeps them in the storage's mailbox.</summary>
    public IMailTransport? Mail { get; init; }

    /// <summary>Time that what is being done gets to end by itself at a stop, also at that of a start that failed.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Functions that are left out, as by the setting <c>AzureWebJobs.{function}.Disabled</c>.</summary>
    public IReadOnlyList<string> Disabled { get; init; } = [];

    /// <summary>Where logs go.</summary>
    public Action<ILoggingBuilder> Logging { get; init; } = _ => { };
}

/// <summary>Puts the function app, the local mailbox and the embedded runtime together.</summary>
internal static class LocalRuntime
{
    private const string Ample = "100000/00:00:01";

    /// <summary>Starts; returns when the first request can come.</summary>
    internal static Task<EmbeddedRuntime> StartAsync(
        LocalRuntimeOptions options,
        CancellationToken cancellationToken
    ) =>
        EmbeddedRuntime.StartAsync(
            new EmbeddedRuntimeOptions
            {
                Assemblies = [typeof(FundingServices).Assembly, typeof(DevMailbox).Assembly],
                ConnectionString = options.ConnectionString,
                HostJsonPath = Path.Combine(AppContext.BaseDirectory, "host.json"),
                // Kestrel cannot pick a free port for every address that localhost means.
                Url = options.Port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{options.Port}",
                TaskHubName = $"{options.TablePrefix}Funding",
                Middleware = [typeof(SecurityLogMiddleware), typeof(ProblemDetailsMiddleware)],
                TimeProvider = options.Time,
                StopTimeout = options.StopTimeout,
                Settings = Settings(options),
                ConfigureServices = (services, configuration) =>
                {
                    services.AddFunding(configuration);
                    if (options.Mail is { } mail)
                    {
                        services.AddSingleton(mail);
                    }

                    if (options.StoragePolicy is { } policy)
                    {
                        services.AddStoragePolicy(policy);
                    }
                },
                ConfigureStorageClient = client =>
                {
                    if (options.StoragePolicy is { } policy)
                    {
                        client.AddPolicy(policy, HttpPipelinePosition.PerRetry);
                    }
                },
                ConfigureLogging = options.Logging,
            },
            cancellationToken
        );

    private static Dictionary<string, string?> Settings(LocalRuntimeOptions options)
    {
        var settings = new Dictionary<string, string?>(
            options.Disabled.Select(function =>
                KeyValuePair.Create($"AzureWebJobs.{function}.Disabled", (string?)"true")
            ),
            StringComparer.Ordinal
        )
        {
            ["Storage__TablePrefix"] = options.TablePrefix,
            ["Association__File"] = options.AssociationFile,
            ["Site__BaseAddress"] = $"http://localhost:{options.Port}",
            ["Mail__Transport"] = "Mailbox",
            ["FileScan__ClamAv"] = options.ClamAv,
        };
        if (options.Time != TimeProvider.System)
        {
            // Everybody signs in from this machine, in no time at all by a clock that is set.
            settings["RateLimits__SignInMails"] = Ample;
            settings["RateLimits__SignInRequests"] = Ample;
        }

        return settings;
    }
}
