using System.Collections.Concurrent;
using System.Globalization;
using Funding.Functions.Email;

namespace Funding.Local.Demo.Many;

/// <summary>
/// Delivers mail within this process: everybody's mailbox at once, by address and by application, so that whoever follows
/// a link need not read thousands of mails to find it.
/// </summary>
internal sealed class MemoryPost : IMailTransport
{
    private const string SignInPath = "/sign-in/";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, byte> _ids = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Address, string Place), (long Order, string Link)> _links = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _signIns = new(
        StringComparer.OrdinalIgnoreCase
    );
    private int _repeats;

    /// <summary>Mails that have come.</summary>
    internal int Count => _ids.Count;

    /// <summary>Mails that came more than once.</summary>
    internal int Repeats => _repeats;

    public Task<MailOutcome> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (!_ids.TryAdd(mail.Id, 0))
        {
            Interlocked.Increment(ref _repeats);
        }

        var delivered = new DeliveredMail(
            mail.Id,
            mail.ToAddress,
            mail.ToName,
            mail.Subject,
            mail.Kind,
            default,
            mail.Text
        );
        if (delivered.Link is { } signIn && signIn.StartsWith(SignInPath, StringComparison.Ordinal))
        {
            SignInOf(mail.ToAddress).TrySetResult(signIn[SignInPath.Length..]);
        }
        else if (delivered.Link is { } link)
        {
            var order = Order(mail.Id);
            _links.AddOrUpdate(
                (mail.ToAddress.ToUpperInvariant(), Place(link)),
                _ => (order, link),
                (_, latest) => order >= latest.Order ? (order, link) : latest
            );
        }

        return Task.FromResult<MailOutcome>(new MailOutcome.Sent());
    }

    /// <summary>The latest link that this address got for an application.</summary>
    /// <exception cref="LifeException">There is none.</exception>
    internal string LinkFor(string address, string applicationId) => LatestOf(address, $"/link/{applicationId}");

    /// <summary>The latest link that this address got for a meeting.</summary>
    /// <exception cref="LifeException">There is none.</exception>
    internal string MeetingLinkFor(string address, string meetingId) => LatestOf(address, $"/meeting-link/{meetingId}");

    /// <summary>The secret of the one-time link for signing in, which is gone from the mailbox then. It may be on its way yet.</summary>
    /// <exception cref="TimeoutException">It does not come.</exception>
    internal async Task<string> TakeSignInTokenAsync(string address)
    {
        var token = await SignInOf(address).Task.WaitAsync(Patience);
        _signIns.TryRemove(address, out _);
        return token;
    }

    private string LatestOf(string address, string place) =>
        _links.TryGetValue((address.ToUpperInvariant(), place), out var found)
            ? found.Link
            : throw new LifeException($"{address} has got no link {place}.");

    private TaskCompletionSource<string> SignInOf(string address) =>
        _signIns.GetOrAdd(address, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private static string Place(string link) => link[..link.LastIndexOf('/')];

    // A case's mail is called {application}/{event}/{effect}: a later event's link is the one in force.
    private static long Order(string mailId) =>
        mailId.Split('/') is [_, var happened, var effect]
        && long.TryParse(happened, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && long.TryParse(effect, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (sequence * 1000) + number
            : 0;
}
