using Funding.Core;

namespace Funding.Functions.Http.Bodies;

/// <summary>When optional mails are to come; a topic that is left out stays as it is.</summary>
internal sealed record PreferencesBody(IReadOnlyList<MailChoice> Choices);
