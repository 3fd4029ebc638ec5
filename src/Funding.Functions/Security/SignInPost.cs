using System.Collections.Concurrent;
using Funding.Functions.Email;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Security;

/// <summary>
/// Sends sign-in mails beside the request that asked for them, so that how long its answer takes says nothing of whether
/// a mail was sent. A mail that is lost with its process is asked for again; one that stops in good order sends the last.
/// </summary>
internal sealed partial class SignInPost(IMailTransport transport, ILogger<SignInPost> logger)
    : IHostedService,
        IDisposable
{
    private const int AtOnce = 8;
    private readonly ConcurrentDictionary<string, Task> _sending = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <summary>Sends a mail soon.</summary>
    internal void Send(Mail mail)
    {
        // Nothing may run before this returns: the time that it takes must not depend on the transport.
        var sending = Task.Run(() => SendAsync(mail));
        _sending[mail.Id] = sending;
        _ = sending.ContinueWith(
            _ => _sending.TryRemove(mail.Id, out Task? _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    /// <summary>Until every mail that was to be sent by now has been.</summary>
    internal Task SentAsync() => Task.WhenAll(_sending.Values);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => SentAsync().WaitAsync(cancellationToken);

    public void Dispose() => _turns.Dispose();

    private async Task SendAsync(Mail mail)
    {
        await _turns.WaitAsync();
        try
        {
            if (await transport.SendAsync(mail, CancellationToken.None) is not MailOutcome.Sent)
            {
                // The person can ask again; there is nothing to keep.
                LogNotSent("refused");
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogNotSent(failure.GetType().Name);
        }
        finally
        {
            _turns.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in mail could not be sent: {Reason}.")]
    private partial void LogNotSent(string reason);
}
