using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Functions.Embedded.Azurite;

/// <summary>
/// Azurite, the storage emulator, as a child of this process. It ends, with its data written, when this process ends in
/// whatever way: it watches the pipe that this process holds open.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly AzuriteOutput _output;
    private Task? _stopping;

    private AzuriteProcess(Process process, AzuriteOutput output, string key)
    {
        _process = process;
        _output = output;
        BlobEndpoint = new Uri($"{output.Blob}/{Account}");
        TableEndpoint = new Uri($"{output.Table}/{Account}");
        ConnectionString =
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};BlobEndpoint={BlobEndpoint};TableEndpoint={TableEndpoint};";
    }

    /// <summary>Opens this Azurite and no other: the key is made anew at every start.</summary>
    public string ConnectionString { get; }

    /// <summary>Address of the blob service, the account included.</summary>
    public Uri BlobEndpoint { get; }

    /// <summary>Address of the table service, the account included.</summary>
    public Uri TableEndpoint { get; }

    /// <summary>Id of the operating system's process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts Azurite on free loopback ports and waits until it listens.</summary>
    /// <param name="dataFolder">
    /// Where the data are kept; made if missing. Null keeps them in memory only. While another Azurite uses the folder,
    /// the start waits for its end.
    /// </param>
    /// <param name="searchFrom">
    /// The folder from which, and from every folder above it, <c>node_modules/azurite</c> is looked for; null is the
    /// current folder and then the program's own.
    /// </param>
    /// <param name="report">Is told, in a sentence, when the start has to wait.</param>
    /// <exception cref="AzuriteStartException">Node or Azurite is missing, or Azurite did not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        string? dataFolder = null,
        string? searchFrom = null,
        Action<string>? report = null,
        CancellationToken cancellationToken = default
    )
    {
        var script = AzuriteLocation.Find(searchFrom);
        if (dataFolder is null)
        {
            return await LaunchAsync(script, folder: null, cancellationToken);
        }

        await using var folder = await AzuriteFolder.TakeAsync(Path.GetFullPath(dataFolder), report, cancellationToken);
        return await LaunchAsync(script, folder, cancellationToken);
    }

    /// <summary>Ends Azurite and waits until its data are written and its process is gone.</summary>
    public Task StopAsync() => _stopping ??= EndAsync(_process);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private static async Task<AzuriteProcess> LaunchAsync(
        string script,
        AzuriteFolder? folder,
        CancellationToken cancellationToken
    )
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        var process = new Process { StartInfo = Command(script, folder, key) };
        var output = new AzuriteOutput(process);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            process.Dispose();
            throw new AzuriteStartException(
                "Node.js was not found, and Azurite (local storage) needs it. Install Node.js 20 or later so that `node` is on the PATH, then start again."
            );
        }

        try
        {
            await output.WaitUntilListeningAsync(_startLimit, cancellationToken);
            return new AzuriteProcess(process, output, key);
        }
        catch
        {
            await EndAsync(process);
            process.Dispose();
            throw;
        }
    }

    private static ProcessStartInfo Command(string script, AzuriteFolder? folder, string key)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder?.Path ?? Path.GetTempPath(),
        };
        start.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{key}";
        start.Environment["AZURITE_OWNER_FILE"] = folder?.OwnerFile ?? "";
        string[] arguments =
        [
            "-e",
            AzuriteWrapper.Script,
            "--",
            script,
            "--silent",
            "--skipApiVersionCheck",
            "--disableTelemetry",
            .. OnFreePort("blob"),
            .. OnFreePort("queue"),
            .. OnFreePort("table"),
            .. folder is null ? (string[])["--inMemoryPersistence"] : ["--location", folder.Path],
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    // Port 0: the operating system picks, and no other program can come between.
    private static string[] OnFreePort(string service) => [$"--{service}Host", "127.0.0.1", $"--{service}Port", "0"];

    private static async Task EndAsync(Process process)
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The pipe is broken: the process has ended already.
        }

        using var limit = new CancellationTokenSource(_stopLimit, TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Azurite (process {ProcessId}): {_output.Blob}, {_output.Table}");
}
