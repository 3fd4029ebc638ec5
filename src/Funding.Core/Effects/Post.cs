using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Writes mails of one application: the parameters that all have, and how values are written.</summary>
internal sealed class Post(Application application)
{
    /// <summary>The applicant's contact and signatory, each once.</summary>
    internal IReadOnlyList<PersonRef> Applicants => Once(application.Contact, application.Signatory);

    /// <summary>The association's office.</summary>
    internal PersonRef Secretariat => application.Association.Secretariat;

    /// <summary>The association's finance function.</summary>
    internal PersonRef Finance => application.Association.Finance;

    /// <summary>The executive director.</summary>
    internal PersonRef Director => application.Association.Director;

    /// <summary>Each address once, whoever stands there twice.</summary>
    internal static IReadOnlyList<PersonRef> Once(params IEnumerable<PersonRef?> people) =>
        [.. people.OfType<PersonRef>().DistinctBy(p => p.Email)];

    /// <summary>The same mail to several people.</summary>
    internal IEnumerable<Effect> To(
        IEnumerable<PersonRef> recipients,
        MailTemplate template,
        params IReadOnlyList<(string Name, string Value)> parameters
    ) => recipients.Select(r => Mail(template, r, null, parameters));

    /// <summary>A mail to one person; none when there is nobody.</summary>
    internal IEnumerable<Effect> To(
        PersonRef? recipient,
        MailTemplate template,
        params IReadOnlyList<(string Name, string Value)> parameters
    ) => recipient is null ? [] : [Mail(template, recipient, null, parameters)];

    /// <summary>A mail with a personal link.</summary>
    internal IEnumerable<Effect> WithLink(
        PersonRef? recipient,
        MailTemplate template,
        PersonalLink link,
        params IReadOnlyList<(string Name, string Value)> parameters
    ) => recipient is null ? [] : [Mail(template, recipient, link, parameters)];

    /// <summary>A choice by its JSON name.</summary>
    internal static string Choice<T>(T value, JsonTypeInfo<T> type)
        where T : struct, Enum => JsonSerializer.Serialize(value, type).Trim('"');

    /// <summary>A number.</summary>
    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Rows, one a line.</summary>
    internal static string Lines(IEnumerable<string> rows) => string.Join('\n', rows);

    private SendMail Mail(
        MailTemplate template,
        PersonRef recipient,
        PersonalLink? link,
        IReadOnlyList<(string Name, string Value)> parameters
    )
    {
        var form = application.SubmittedForm ?? application.Form;
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MailParameter.CaseNumber] = application.CaseNumber?.ToString() ?? "",
            [MailParameter.Title] = form.Title,
            [MailParameter.Applicant] = form.Applicant.Name,
            [MailParameter.Association] = application.Association.Name,
        };
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        return new SendMail(template, application.AtAddress(recipient), link, all);
    }
}
