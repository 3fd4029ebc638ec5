using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Email.Templates;

namespace Funding.Functions.Email;

/// <summary>Passes on what people tell of the site's accessibility to the association's office.</summary>
public sealed class AccessibilityFeedback
{
    private readonly MailComposer _composer;
    private readonly IMailTransport _transport;

    internal AccessibilityFeedback(MailComposer composer, IMailTransport transport) =>
        (_composer, _transport) = (composer, transport);

    /// <summary>Whether it could be passed on. The same <paramref name="id"/> is the same mail, however often it is sent.</summary>
    internal async Task<bool> SendAsync(
        Guid id,
        Association association,
        string what,
        string where,
        EmailAddress? answerTo,
        CancellationToken cancellationToken
    )
    {
        var mail = _composer.ComposeAccessibility(
            $"accessibility/{id:D}",
            new PersonRef("secretariat", association.File.Name, association.File.Email),
            AccessibilityMail.Of(what, where, answerTo?.ToString() ?? "")
        );
        return await _transport.SendAsync(mail, cancellationToken) is MailOutcome.Sent;
    }
}
