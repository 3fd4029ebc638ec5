using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Email;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Security;

/// <summary>Mails one-time links for signing in.</summary>
public sealed partial class SignIn
{
    private readonly SignInLinks _links;
    private readonly DirectoryStore _directory;
    private readonly MailComposer _composer;
    private readonly IMailTransport _transport;
    private readonly ILogger<SignIn> _logger;

    internal SignIn(
        SignInLinks links,
        DirectoryStore directory,
        MailComposer composer,
        IMailTransport transport,
        ILogger<SignIn> logger
    ) => (_links, _directory, _composer, _transport, _logger) = (links, directory, composer, transport, logger);

    /// <summary>Mails a link to the address if it is somebody's. Whoever asks is told nothing of which it was.</summary>
    internal async Task RequestAsync(string? email, CancellationToken cancellationToken)
    {
        if (
            !EmailAddress.TryParse(email, out var address)
            || await _directory.FindAsync(cancellationToken) is not { } association
            || association.PersonWith(address) is not { } person
            || association.ActorOf(person.Id) is null
        )
        {
            return;
        }
        var token = await _links.IssueAsync(person.Id, cancellationToken);
        SecretToken.TryHash(token, out var hash);
        var mail = _composer.ComposeSignIn(
            $"sign-in/{hash}",
            new PersonRef(person.Id, person.Name, person.Email),
            token
        );
        if (await _transport.SendAsync(mail, cancellationToken) is not MailOutcome.Sent)
        {
            // The person can ask again; there is nothing to keep.
            LogNotSent();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in mail could not be sent.")]
    private partial void LogNotSent();
}
