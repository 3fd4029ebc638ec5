using Funding.Functions.Directory;
using Funding.Functions.Settings;
using Funding.Functions.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Funding.Functions;

/// <summary>Checks the settings, creates what is missing in storage, and takes in the association's file.</summary>
internal sealed partial class FundingStart(
    FundingSettings settings,
    StorageClients clients,
    DirectoryStore directory,
    ILogger<FundingStart> logger
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await clients.EnsureCreatedAsync(cancellationToken);
        if (settings.FileScanner is FileScannerKind.Off)
        {
            LogNotScanned();
        }
        if (settings.AssociationFile is not { } path)
        {
            return;
        }
        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        if (await directory.ImportAsync(content, cancellationToken))
        {
            LogImported(path);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Uploaded files are not scanned for malicious code: FileScan__Scanner says so, or nothing is set."
    )]
    private partial void LogNotScanned();

    [LoggerMessage(Level = LogLevel.Information, Message = "The association has been imported from {Path}.")]
    private partial void LogImported(string path);
}
