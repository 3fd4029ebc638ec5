using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using Funding.Functions.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Funding.Functions.Email;

/// <summary>
/// Sends through an SMTP server. A few connections are kept and used again. The protocol knows no idempotency key: when a
/// server takes a mail and its answer is lost, the mail is sent once more with the same <c>Message-ID</c>, which mailboxes
/// commonly fold into one.
/// </summary>
internal sealed class SmtpMailTransport(
    FundingSettings settings,
    TimeProvider time,
    RemoteCertificateValidationCallback? trust = null
) : IMailTransport, IAsyncDisposable
{
    private const int Connections = 4;

    // Whoever writes a mail's row alone may send it for a minute: waiting for a connection and sending stay below that.
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(45);
    private readonly SemaphoreSlim _free = new(Connections);
    private readonly ConcurrentBag<SmtpClient> _idle = [];

    public async Task<MailOutcome> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var message = SmtpMessage.TryMake(mail, settings, time.GetUtcNow());
        if (message is null)
        {
            return new MailOutcome.GivenUp("The receiver's address cannot be used.");
        }
        using var patience = new CancellationTokenSource(_patience, time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await SendAsync(message, until.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MailOutcome.Later("The SMTP server did not answer in time.");
        }
        catch (Exception fault) when (OutcomeOf(fault) is not null)
        {
            return OutcomeOf(fault)!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var client))
        {
            await LeaveAsync(client);
        }
        _free.Dispose();
    }

    private async Task<MailOutcome> SendAsync(MimeKit.MimeMessage message, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        SmtpClient? client = null;
        try
        {
            client = await ConnectionAsync(cancellationToken);
            await client.SendAsync(message, cancellationToken);
            _idle.Add(client);
            client = null;
            return new MailOutcome.Sent();
        }
        catch (SmtpCommandException) when (client is { IsConnected: true })
        {
            // The server has said no to one mail; the connection is as good as before.
            _idle.Add(client);
            client = null;
            throw;
        }
        finally
        {
            client?.Dispose();
            _free.Release();
        }
    }

    private async Task<SmtpClient> ConnectionAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryTake(out var kept))
        {
            if (await IsAliveAsync(kept, cancellationToken))
            {
                return kept;
            }
            kept.Dispose();
        }
        var client = new SmtpClient { Timeout = (int)_step.TotalMilliseconds };
        try
        {
            if (trust is not null)
            {
                client.ServerCertificateValidationCallback = trust;
                client.CheckCertificateRevocation = false;
            }
            await client.ConnectAsync(settings.SmtpHost, settings.SmtpPort, Options, cancellationToken);
            if (settings.SmtpUserName is { } name)
            {
                await client.AuthenticateAsync(name, settings.SmtpPassword ?? "", cancellationToken);
            }
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    // What stood unused may have been closed by the server, or hang behind a firewall that has forgotten it.
    private static async Task<bool> IsAliveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        if (!client.IsConnected)
        {
            return false;
        }
        try
        {
            await client.NoOpAsync(cancellationToken);
            return true;
        }
        catch (Exception gone)
            when (gone
                    is IOException
                        or SocketException
                        or CommandException
                        or ProtocolException
                        or ServiceNotConnectedException
            )
        {
            return false;
        }
    }

    private SecureSocketOptions Options =>
        settings.SmtpSecurity switch
        {
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.None => SecureSocketOptions.None,
        };

    // Servers quote addresses in what they say: only codes are kept.
    private static MailOutcome? OutcomeOf(Exception fault) =>
        fault switch
        {
            SmtpCommandException refused => OutcomeOf(refused),
            AuthenticationException or ServiceNotAuthenticatedException => new MailOutcome.Later(
                "The SMTP server refused the user name or the password. Check Smtp__UserName and Smtp__Password."
            ),
            SslHandshakeException => new MailOutcome.Later(
                "The SMTP server's certificate or TLS version is not accepted. Check Smtp__Host and the server's certificate."
            ),
            NotSupportedException => new MailOutcome.Later(
                "The SMTP server lacks something that is asked for: TLS (Smtp__Security) or signing in."
            ),
            SocketException socket => new MailOutcome.Later(
                $"The SMTP server could not be reached ({socket.SocketErrorCode})."
            ),
            IOException or ProtocolException or ServiceNotConnectedException or TimeoutException =>
                new MailOutcome.Later("The connection to the SMTP server broke."),
            _ => null,
        };

    private static MailOutcome OutcomeOf(SmtpCommandException refused)
    {
        var code = ((int)refused.StatusCode).ToString(CultureInfo.InvariantCulture);
        return refused switch
        {
            { StatusCode: < (SmtpStatusCode)500 } => new MailOutcome.Later($"The SMTP server asks to wait ({code})."),
            // What people put right: the sender, the account, the encryption. The mail waits for them.
            { StatusCode: (SmtpStatusCode)530 or (SmtpStatusCode)534 or (SmtpStatusCode)535 or (SmtpStatusCode)538 } =>
                new MailOutcome.Later($"The SMTP server wants us to sign in otherwise ({code})."),
            { ErrorCode: SmtpErrorCode.SenderNotAccepted } => new MailOutcome.Later(
                $"The SMTP server refused the sender ({code}). Check Mail__From."
            ),
            { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => new MailOutcome.GivenUp(
                $"The receiver's address was refused ({code})."
            ),
            _ => new MailOutcome.GivenUp($"The SMTP server refused the mail ({code})."),
        };
    }

    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await client.DisconnectAsync(quit: true, moment.Token);
        }
        catch (Exception gone)
            when (gone
                    is IOException
                        or SocketException
                        or ProtocolException
                        or CommandException
                        or OperationCanceledException
            )
        {
            // It is gone already.
        }
        client.Dispose();
    }
}
