using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>The case that a line of an overview is of.</summary>
internal sealed record CaseLine(
    ApplicationId Id,
    CaseNumber? CaseNumber,
    string Title,
    string Applicant,
    ApplicationStage Stage
)
{
    private const int LongestText = 200;

    public static CaseLine Of(Application application)
    {
        var form = application.SubmittedForm ?? application.Form;
        return new(
            application.Id,
            application.CaseNumber,
            Short(form.Title),
            Short(form.Applicant.Name),
            application.Stage
        );
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…";
}

/// <summary>Something that waits for staff.</summary>
internal sealed record TaskLine(CaseLine Case, StaffTask Task);

/// <summary>A day by which somebody has to have done something.</summary>
internal sealed record DeadlineLine(CaseLine Case, CaseDeadline Deadline);

/// <summary>A payment on its way, or paid.</summary>
internal sealed record PaymentLine(
    CaseLine Case,
    int Number,
    Money Amount,
    InstalmentStatus Status,
    DateOnly? Date,
    int Authorised,
    PaymentId? PaymentId,
    string? FailureReason,
    DateTimeOffset? PaidAt
);

/// <summary>A report that is awaited, or to be read.</summary>
internal sealed record ReportLine(
    CaseLine Case,
    string ReportId,
    ReportKind Kind,
    Period Covers,
    DateOnly DueOn,
    ReportStatus Status,
    DateTimeOffset? SubmittedAt
);

/// <summary>A project that is being settled.</summary>
/// <param name="Case">The case.</param>
/// <param name="IsMade">Whether the final account is made.</param>
/// <param name="Outstanding">What is still to be paid back; zero before it is made.</param>
/// <param name="DueOn">The last day to pay back.</param>
internal sealed record SettlementLine(CaseLine Case, bool IsMade, Money Outstanding, DateOnly? DueOn);

/// <summary>A registered case.</summary>
internal sealed record RegisteredLine(CaseLine Case, DateTimeOffset SubmittedAt);

/// <summary>A row of an overview: its key, and what it shows as JSON.</summary>
internal sealed record OverviewRow(string Key, string Json);

/// <summary>The lists of the overviews: what their keys begin with. Within a list rows stand in the order of the day that matters.</summary>
internal static class OverviewLists
{
    internal const string Deadlines = "deadline|";
    internal const string AwaitedReports = "report|awaited|";
    internal const string SubmittedReports = "report|submitted|";
    internal const string Settlements = "settlement|";

    private const string NoDay = "99991231";

    internal static string Tasks(StaffAudience audience) => $"task|{audience}|";

    internal static string Payments(InstalmentStatus status) =>
        // Whether one or none has authorised it, it waits for being authorised.
        status == InstalmentStatus.AwaitingAuthorisation
            ? Payments(InstalmentStatus.Due)
            : $"payment|{status}|";

    internal static string Paid(DateOnly month) =>
        string.Create(CultureInfo.InvariantCulture, $"{Payments(InstalmentStatus.Paid)}{month:yyyyMM}|");

    internal static string Register(int year) => string.Create(CultureInfo.InvariantCulture, $"register|{year:D4}|");

    /// <summary>Deadlines before the day begin with less than this.</summary>
    internal static string DeadlinesBefore(DateOnly day) => Deadlines + Day(day);

    /// <summary>Every row that a case has; none before it is submitted.</summary>
    internal static IReadOnlyList<OverviewRow> Of(Application application)
    {
        if (application.SubmittedAt is not { } submittedAt)
        {
            return [];
        }
        var line = CaseLine.Of(application);
        var id = application.Id.ToString();
        List<OverviewRow> rows = [];
        foreach (var task in StaffTasks.Of(application))
        {
            var since = task.Since.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
            rows.Add(
                new(
                    $"{Tasks(task.For)}{Day(task.DueOn)}|{since}|{id}|{task.Kind}|{task.Subject}",
                    JsonSerializer.Serialize(new(line, task), OverviewJson.Default.TaskLine)
                )
            );
        }
        foreach (var deadline in CaseDeadline.Of(application))
        {
            rows.Add(
                new(
                    $"{Deadlines}{Day(deadline.On)}|{id}|{deadline.Kind}|{deadline.Subject}",
                    JsonSerializer.Serialize(new(line, deadline), OverviewJson.Default.DeadlineLine)
                )
            );
        }
        rows.AddRange(PaymentRows(application, line));
        rows.AddRange(ReportRows(application, line));
        if (application.Stage == ApplicationStage.Settlement)
        {
            var made = application.Settlement;
            var left = made is null ? Money.Zero : made.Recovery - made.Repaid;
            rows.Add(
                new(
                    $"{Settlements}{Day(made?.RecoveryDueOn)}|{id}",
                    JsonSerializer.Serialize(
                        new(line, made is not null, left, made?.RecoveryDueOn),
                        OverviewJson.Default.SettlementLine
                    )
                )
            );
        }
        if (application.CaseNumber is { } number)
        {
            rows.Add(
                new(
                    string.Create(CultureInfo.InvariantCulture, $"{Register(number.Year)}{number.Number:D6}|{id}"),
                    JsonSerializer.Serialize(new(line, submittedAt), OverviewJson.Default.RegisteredLine)
                )
            );
        }
        return rows;
    }

    private static IEnumerable<OverviewRow> PaymentRows(Application application, CaseLine line)
    {
        foreach (var instalment in application.Instalments)
        {
            if (instalment.Status is InstalmentStatus.Planned or InstalmentStatus.Cancelled)
            {
                continue;
            }
            var paidOn = instalment.PaidAt is { } at ? SwedishTime.DayOf(at) : (DateOnly?)null;
            // What was paid is what the case was at that time: the line does not follow it through later stages.
            var shown = paidOn is null ? line : line with { Stage = ApplicationStage.Active };
            var list =
                instalment.Status == InstalmentStatus.Paid && paidOn is { } month
                    ? Paid(month)
                    : Payments(instalment.Status);
            yield return new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{list}{Day(paidOn ?? instalment.Date)}|{application.Id}|{instalment.Number}"
                ),
                JsonSerializer.Serialize(
                    new(
                        shown,
                        instalment.Number,
                        instalment.Amount,
                        instalment.Status,
                        instalment.Date,
                        instalment.AuthorisedBy.Count,
                        instalment.PaymentId,
                        instalment.FailureReason,
                        instalment.PaidAt
                    ),
                    OverviewJson.Default.PaymentLine
                )
            );
        }
    }

    private static IEnumerable<OverviewRow> ReportRows(Application application, CaseLine line)
    {
        if (application.Stage != ApplicationStage.Active)
        {
            yield break;
        }
        foreach (var report in application.Reports.Where(r => r.Status != ReportStatus.Accepted))
        {
            var isIn = report.Status == ReportStatus.Submitted;
            var day = isIn && report.SubmittedAt is { } at ? SwedishTime.DayOf(at) : report.DueOn;
            yield return new(
                $"{(isIn ? SubmittedReports : AwaitedReports)}{Day(day)}|{application.Id}|{report.Id}",
                JsonSerializer.Serialize(
                    new(line, report.Id, report.Kind, report.Covers, report.DueOn, report.Status, report.SubmittedAt),
                    OverviewJson.Default.ReportLine
                )
            );
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? NoDay;
}

/// <summary>How lines of overviews are stored. Members that are added later have defaults: rows stay readable until they are rebuilt.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TaskLine))]
[JsonSerializable(typeof(DeadlineLine))]
[JsonSerializable(typeof(PaymentLine))]
[JsonSerializable(typeof(ReportLine))]
[JsonSerializable(typeof(SettlementLine))]
[JsonSerializable(typeof(RegisteredLine))]
internal sealed partial class OverviewJson : JsonSerializerContext;
