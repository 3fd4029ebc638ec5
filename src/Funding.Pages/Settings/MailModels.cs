namespace Funding.Pages.Settings;

/// <summary>All mails that go out.</summary>
/// <param name="Mails">Address of each one's page, and its subject.</param>
public sealed record MailsModel(IReadOnlyList<(string Href, string Subject)> Mails);

/// <summary>One mail, as it looks with examples filled in.</summary>
/// <param name="Subject">Subject line.</param>
/// <param name="Text">The plain text part.</param>
/// <param name="HtmlHref">Where the HTML part is shown.</param>
public sealed record MailModel(string Subject, string Text, string HtmlHref);
