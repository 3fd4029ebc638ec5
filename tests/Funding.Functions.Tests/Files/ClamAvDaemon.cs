using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Funding.Functions.Files.Scanning;

namespace Funding.Functions.Tests.Files;

/// <summary>
/// ClamAV's daemon as a child of the tests, on a port of this machine, with a database of its own that knows one file: the one that
/// scanners are tried with.
/// </summary>
public sealed class ClamAvDaemon : IAsyncLifetime
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("clamav-").FullName;
    private Process? _process;

    internal int Port { get; private set; }

    internal string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    internal ClamAvScanner Scanner => new("127.0.0.1", Port, TimeProvider.System);

    public async Task InitializeAsync()
    {
        var program = (
            (string[])["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd"]
        ).FirstOrDefault(File.Exists);
        Assert.True(
            program is not null,
            "ClamAV's daemon is missing: install it (Debian: apt-get install --no-install-recommends clamav-daemon) and run the same command again."
        );
        Port = FreePort();
        var database = System.IO.Directory.CreateDirectory(Path.Combine(_folder, "db")).FullName;
        // Any kind of file (0), anywhere in it (*), the test file's bytes.
        await File.WriteAllTextAsync(
            Path.Combine(database, "test.ndb"),
            $"Eicar-Test:0:*:{Convert.ToHexStringLower(HostileFiles.Eicar)}\n"
        );
        var configuration = Path.Combine(_folder, "clamd.conf");
        await File.WriteAllTextAsync(
            configuration,
            $"""
            Foreground yes
            TCPAddr 127.0.0.1
            TCPSocket {Port}
            DatabaseDirectory {database}
            TemporaryDirectory {_folder}
            StreamMaxLength 26M
            LogFile {Path.Combine(_folder, "clamd.log")}

            """
        );
        _process = Process.Start(new ProcessStartInfo(program, $"--config-file={configuration}"))!;
        using var late = new CancellationTokenSource(LongestStart);
        while (!await AnswersAsync(late.Token))
        {
            Assert.False(_process.HasExited, "ClamAV's daemon did not start; see " + _folder);
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    // It listens when its signatures are loaded: about a second. Each refused connection is the pause before the next.
    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Scanner.PingAsync(cancellationToken);
        }
        catch (ScannerAwayException)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
