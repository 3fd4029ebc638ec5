using System.Globalization;
using System.Text.RegularExpressions;
using Funding.Core;
using Funding.Pages.Formatting;

namespace Funding.Functions.Email;

/// <summary>The parameters of a mail, by name, in one language: days and times are spelled out.</summary>
internal sealed partial class MailWords(IReadOnlyDictionary<string, string> parameters, string language = "sv")
{
    private static readonly HashSet<string> _dated = new(StringComparer.Ordinal)
    {
        MailParameter.SubmittedOn,
        MailParameter.Deadline,
        MailParameter.ClosesAt,
        MailParameter.DecidedOn,
        MailParameter.StartsAt,
        MailParameter.EndsAt,
        MailParameter.UpFrom,
        MailParameter.LastAppealDay,
        MailParameter.Day,
        MailParameter.Report,
        MailParameter.Reports,
        MailParameter.Instalments,
        MailParameter.MeetingEn,
    };

    /// <summary>A parameter, or empty when the mail has none of that name.</summary>
    internal string this[string name] =>
        !parameters.TryGetValue(name, out var value) ? ""
        : _dated.Contains(name) ? Spelled(value)
        : value;

    /// <summary>Case number and title, as the subject ends with.</summary>
    internal string Case => this[MailParameter.CaseNumber] is { Length: > 0 } number ? $"{number} {Title}" : Title;

    /// <summary>Title of the project, which somebody wrote, or name of the meeting, which has its day in it.</summary>
    internal string Title => IsOfMeeting ? Spelled(this[MailParameter.Title]) : this[MailParameter.Title];

    internal string Applicant => this[MailParameter.Applicant];

    internal string Association => this[MailParameter.Association];

    /// <summary>Whether the mail is a meeting's.</summary>
    internal bool IsOfMeeting => parameters.ContainsKey(MailParameter.StartsAt);

    /// <summary>Text with a parameter in it; empty when the mail has none.</summary>
    internal string If(string name, Func<string, string> text) =>
        this[name] is { Length: > 0 } value ? text(value) : "";

    private string Spelled(string text) => Moment().Replace(text, found => Spelled(found));

    private string Spelled(Match found)
    {
        var culture = Formats.CultureOf(language);
        return !DateOnly.TryParseExact(
                found.Groups["day"].Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? found.Value
            : found.Groups["time"].Value is not { Length: > 0 } time ? day.ToString("d MMMM yyyy", culture)
            : language is "en" ? $"{day.ToString("d MMMM yyyy", culture)} at {time}"
            : $"{day.ToString("d MMMM yyyy", culture)} kl. {time.Replace(':', '.')}";
    }

    [GeneratedRegex(@"(?<day>\d{4}-\d{2}-\d{2})(?: (?<time>\d{2}:\d{2}))?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Moment();
}
