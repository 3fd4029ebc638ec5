using Funding.Core;

namespace Funding.Functions.Email;

/// <summary>The parameters of a mail, by name.</summary>
internal sealed class MailWords(IReadOnlyDictionary<string, string> parameters)
{
    /// <summary>A parameter, or empty when the mail has none of that name.</summary>
    internal string this[string name] => parameters.TryGetValue(name, out var value) ? value : "";

    /// <summary>Case number and title, as the subject ends with.</summary>
    internal string Case => this[MailParameter.CaseNumber] is { Length: > 0 } number ? $"{number} {Title}" : Title;

    internal string Title => this[MailParameter.Title];

    internal string Applicant => this[MailParameter.Applicant];

    internal string Association => this[MailParameter.Association];
}
