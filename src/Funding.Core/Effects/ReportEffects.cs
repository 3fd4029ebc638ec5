using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Reports.</summary>
internal static class ReportEffects
{
    /// <summary>A link lives past the due date: an overdue report is still wanted.</summary>
    private const int LinkDaysAfterDue = 90;

    internal static IEnumerable<Effect> Of(Application after, Post post, ReportReminderSent e)
    {
        var report = Find(after, e.ReportId);
        return post.WithLink(
            after.Contact,
            MailTemplate.ReportReminder,
            Link(report),
            [.. What(report), Deadline(report), (MailParameter.Day, Post.Number(e.Day))]
        );
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, ReportEscalated e)
    {
        var report = Find(after, e.ReportId);
        return
        [
            .. post.WithLink(
                after.Signatory,
                MailTemplate.ReportEscalation,
                Link(report),
                [.. What(report), Deadline(report)]
            ),
            .. post.To(post.Secretariat, MailTemplate.ReportEscalation, [.. What(report), Deadline(report)]),
        ];
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, ReportSubmitted e)
    {
        var report = Find(after, e.ReportId);
        return
        [
            .. post.To(after.Contact, MailTemplate.ReportReceipt, What(report)),
            .. post.To(post.Secretariat, MailTemplate.ReportNotice, What(report)),
        ];
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, ReportAccepted e) =>
        post.To(after.Contact, MailTemplate.ReportAccepted, What(Find(after, e.ReportId)));

    internal static IEnumerable<Effect> Of(Application after, Post post, ReportReturned e)
    {
        var report = Find(after, e.ReportId);
        return
        [
            .. post.WithLink(
                after.Contact,
                MailTemplate.ReportReturned,
                Link(report),
                [
                    .. What(report),
                    Deadline(report),
                    (
                        MailParameter.Questions,
                        Post.Lines(
                            ((string[])[e.Questions, .. (e.Fields ?? []).Select(f => f.Text)]).Where(q => q.Length > 0)
                        )
                    ),
                ]
            ),
            new Nudge(new ProcessRef.FollowUp()),
        ];
    }

    /// <summary>A report by its days.</summary>
    internal static string Name(Report report) =>
        $"{SwedishTime.Text(report.Covers.Start)}–{SwedishTime.Text(report.Covers.End)}";

    internal static (string, string)[] What(Report report) =>
        [
            (MailParameter.Report, Name(report)),
            (MailParameter.ReportKind, Post.Choice(report.Kind, CoreJson.Default.ReportKind)),
        ];

    private static (string, string) Deadline(Report report) => (MailParameter.Deadline, SwedishTime.Text(report.DueOn));

    internal static PersonalLink Link(Report report) =>
        new(LinkPurpose.Report, report.Id, report.Attempt, SwedishTime.EndOf(report.DueOn.AddDays(LinkDaysAfterDue)));

    private static Report Find(Application after, string id) => after.Reports.Single(r => r.Id == id);
}
