using System.Globalization;
using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>What does not go smoothly in a life.</summary>
internal enum LifeTrouble
{
    None,
    Board,
    Supplement,
    Overdue,
    Payment,
}

/// <summary>What is played: an application, its trouble, and the days on which things happen.</summary>
/// <param name="Key">The name under which the application is created: however often that is tried, there is one.</param>
/// <param name="Form">The application as it is posted.</param>
/// <param name="Trouble">What does not go smoothly.</param>
internal sealed record LifeScript(string Key, JsonObject Form, LifeTrouble Trouble)
{
    private const string DayFormat = "yyyy-MM-dd";
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    internal string Title => Form["title"]!.GetValue<string>();

    internal OrganisationNumber Applicant =>
        OrganisationNumber.Parse(Form["applicant"]!["organisationNumber"]!.GetValue<string>(), null);

    /// <summary>The project's first day.</summary>
    internal DateOnly ProjectStart => Day("start");

    /// <summary>The project's last day.</summary>
    internal DateOnly ProjectEnd => Day("end");

    /// <summary>The day when the application is begun: four months before the project, which is what the way to a decision takes.</summary>
    internal DateOnly Begun
    {
        get => field == default ? ProjectStart.AddMonths(-4) : field;
        init;
    }

    /// <summary>Whether the chair closes the item; else time does.</summary>
    internal bool ChairCloses { get; init; } = Trouble == LifeTrouble.Board;

    /// <summary>What is sought, per year.</summary>
    internal IReadOnlyList<(int Year, decimal Amount)> Sought =>
        [
            .. Form["budget"]!["sought"]!
                .AsArray()
                .Select(row => (row!["year"]!.GetValue<int>(), row["amount"]!.GetValue<decimal>())),
        ];

    /// <summary>Costs that the project had in the end, of what was planned: some money is left.</summary>
    internal const decimal ShareUsed = 0.97m;

    /// <summary>A time of day in Sweden.</summary>
    internal static DateTimeOffset At(DateOnly day, int hour, int minute = 0)
    {
        var local = day.ToDateTime(new TimeOnly(hour, minute));
        return new DateTimeOffset(local, Sweden.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The Swedish day of a moment.</summary>
    internal static DateOnly DayOf(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Sweden).DateTime);

    /// <summary>A moment as a Swedish clock shows it.</summary>
    internal static DateTimeOffset InSweden(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Sweden);

    /// <summary>A day as JSON has it.</summary>
    internal static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private DateOnly Day(string name) =>
        DateOnly.ParseExact(Form["period"]![name]!.GetValue<string>(), DayFormat, CultureInfo.InvariantCulture);
}
