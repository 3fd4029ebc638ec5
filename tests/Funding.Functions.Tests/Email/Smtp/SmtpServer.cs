using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Threading.Channels;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Email.Smtp;

/// <summary>A real SMTP server (npm's smtp-server) in a process of its own, with a certificate that nobody else trusts.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly Channel<JsonElement> _events = Channel.CreateUnbounded<JsonElement>();

    private SmtpServer(Process process, DirectoryInfo folder, string thumbprint) =>
        (_process, _folder, Thumbprint) = (process, folder, thumbprint);

    internal int Port { get; private set; }

    /// <summary>SHA-256 of the server's certificate.</summary>
    internal string Thumbprint { get; }

    /// <summary>Starts one on a port of its own.</summary>
    /// <param name="mode">starttls, tls, plain (knows no encryption) or auth.</param>
    internal static async Task<SmtpServer> StartAsync(string mode = "starttls")
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("funding-smtp");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch.AddYears(50),
            DateTimeOffset.UnixEpoch.AddYears(100)
        );
        var (keyFile, certificateFile) = (
            Path.Combine(folder.FullName, "key.pem"),
            Path.Combine(folder.FullName, "cert.pem")
        );
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["NODE_PATH"] = Path.Combine(Repository.Root, "node_modules");
        foreach (
            var argument in (string[])
                [
                    Path.Combine(Repository.Root, "tests", "Funding.Functions.Tests", "Email", "Smtp", "server.cjs"),
                    keyFile,
                    certificateFile,
                    mode,
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }
        var server = new SmtpServer(
            Process.Start(start)!,
            folder,
            certificate.GetCertHashString(HashAlgorithmName.SHA256)
        );
        _ = server.ReadAsync();
        server.Port = (await server.NextAsync("listening")).GetProperty("port").GetInt32();
        return server;
    }

    /// <summary>The next thing of a kind that the server tells.</summary>
    internal async Task<JsonElement> NextAsync(string kind)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var told = await _events.Reader.ReadAsync(patience.Token);
            if (told.GetProperty("event").GetString() == kind)
            {
                return told;
            }
        }
    }

    /// <summary>What of a kind the server has told so far and nobody has asked for.</summary>
    internal int Count(string kind)
    {
        var count = 0;
        while (_events.Reader.TryRead(out var told))
        {
            count += told.GetProperty("event").GetString() == kind ? 1 : 0;
        }
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _events.Writer.TryWrite(JsonElement.Parse(line));
        }
        _events.Writer.TryComplete();
    }
}
