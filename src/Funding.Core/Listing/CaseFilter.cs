using System.Globalization;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>In which order a list of cases stands.</summary>
[JsonConverter(typeof(CamelCaseEnum<CaseOrder>))]
public enum CaseOrder
{
    /// <summary>The latest submitted first; with words that are looked for: by word, exact ones first.</summary>
    Newest,

    /// <summary>The nearest deadline first; cases without one are left out.</summary>
    Deadline,
}

/// <summary>Cases with a deadline that is near or has passed.</summary>
[JsonConverter(typeof(CamelCaseEnum<DeadlineSpan>))]
public enum DeadlineSpan
{
    /// <summary>The next deadline has passed.</summary>
    Overdue,

    /// <summary>The next deadline is today or later this week.</summary>
    ThisWeek,
}

/// <summary>What a list of submitted cases is to show. All that is said must hold at once.</summary>
public sealed record CaseFilter
{
    /// <summary>The officer of cases that are nobody's.</summary>
    public const string Nobody = "none";

    /// <summary>Longest text that is looked for, in characters.</summary>
    public const int LongestText = 200;

    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>Words to look for in case number, title, applicant and people, as typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>Only this stage.</summary>
    public ApplicationStage? Stage { get; init; }

    /// <summary>Only this organisation's applications.</summary>
    public OrganisationNumber? Applicant { get; init; }

    /// <summary>Only what was submitted in this year, by Swedish time.</summary>
    public int? Year { get; init; }

    /// <summary>Only this person's cases; <see cref="Nobody"/>: those that have no officer.</summary>
    public string? Officer { get; init; }

    /// <summary>Only where this role of the office has the next move.</summary>
    public Role? Waits { get; init; }

    /// <summary>Only with such a deadline; the list is then in the order of deadlines.</summary>
    public DeadlineSpan? Deadline { get; init; }

    /// <summary>Only what seeks at least this much.</summary>
    public Money? AtLeast { get; init; }

    /// <summary>Only what seeks at most this much.</summary>
    public Money? AtMost { get; init; }

    /// <summary>The order.</summary>
    public CaseOrder Order { get; init; }

    /// <summary>Everything, latest first.</summary>
    public static CaseFilter All { get; } = new();

    /// <summary>Whether nothing is left out.</summary>
    [JsonIgnore]
    public bool IsAll => this with { Order = CaseOrder.Newest } == All;

    /// <summary>Reads a filter from an address.</summary>
    /// <param name="value">The value of a name; null or empty when it is not given.</param>
    /// <param name="wrong">The names whose values are none; they are left out of the filter.</param>
    public static CaseFilter Read(Func<string, string?> value, out IReadOnlyList<string> wrong)
    {
        ArgumentNullException.ThrowIfNull(value);
        List<string> faults = [];
        wrong = faults;
        return new CaseFilter
        {
            Text = Said("q", text => text.Length <= LongestText ? text : null) ?? "",
            Stage = Given("stage", Submitted),
            Applicant = Said(
                "applicant",
                text => OrganisationNumber.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null
            ),
            Year = Given("year", YearOf),
            Officer = Said("officer", text => text.Length <= LongestText ? text : null),
            Waits = Given("waits", OfOffice),
            Deadline = Given("deadline", Named<DeadlineSpan>),
            AtLeast = Given("from", Kronor),
            AtMost = Given("to", Kronor),
            Order = Given("order", Named<CaseOrder>) ?? CaseOrder.Newest,
        };

        T? Said<T>(string name, Func<string, T?> read)
            where T : class
        {
            if (value(name)?.Trim() is not { Length: > 0 } text)
            {
                return null;
            }

            var said = read(text);
            if (said is null)
            {
                faults.Add(name);
            }

            return said;
        }

        T? Given<T>(string name, Func<string, T?> read)
            where T : struct
        {
            if (value(name)?.Trim() is not { Length: > 0 } text)
            {
                return null;
            }

            var given = read(text);
            if (given is null)
            {
                faults.Add(name);
            }

            return given;
        }
    }

    /// <summary>What is said, by the names that <see cref="Read"/> reads; what is not said is left out.</summary>
    public IEnumerable<KeyValuePair<string, string>> Said()
    {
        (string Name, string? Value)[] all =
        [
            ("q", Text.Length > 0 ? Text : null),
            ("stage", Name(Stage)),
            ("applicant", Applicant?.ToString()),
            ("year", Year?.ToString(CultureInfo.InvariantCulture)),
            ("officer", Officer),
            ("waits", Name(Waits)),
            ("deadline", Name(Deadline)),
            ("from", AtLeast?.Kronor.ToString("0.##", CultureInfo.InvariantCulture)),
            ("to", AtMost?.Kronor.ToString("0.##", CultureInfo.InvariantCulture)),
            ("order", Order == CaseOrder.Newest ? null : Name<CaseOrder>(Order)),
        ];
        return all.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!));
    }

    /// <summary>The same as the end of an address: <c>stage=active&amp;year=2027</c>; empty when nothing is said.</summary>
    public string ToQuery() =>
        string.Join('&', Said().Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    private static string? Name<T>(T? value)
        where T : struct, Enum => value is { } given ? JsonName(given.ToString()) : null;

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static T? Named<T>(string text)
        where T : struct, Enum =>
        // Not by number: addresses speak in names.
        char.IsAsciiLetter(text[0])
        && Enum.TryParse<T>(text, ignoreCase: true, out var value)
        && Enum.IsDefined(value)
            ? value
            : null;

    // Nobody but the municipality sees a draft.
    private static ApplicationStage? Submitted(string text) =>
        Named<ApplicationStage>(text) is { } stage and not ApplicationStage.Draft ? stage : null;

    private static Role? OfOffice(string text) =>
        Named<Role>(text) is { } role && AwaitedRoles.Desks.Contains(role) ? role : null;

    private static int? YearOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= FirstYear and <= LastYear
            ? year
            : null;

    // As people type amounts: with spaces, a comma, and perhaps the currency.
    private static Money? Kronor(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.');
        plain = plain.EndsWith("kr", StringComparison.OrdinalIgnoreCase) ? plain[..^2] : plain;
        return
            decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var kronor)
            && Money.TryFromKronor(kronor, out var money)
            ? money
            : null;
    }
}
