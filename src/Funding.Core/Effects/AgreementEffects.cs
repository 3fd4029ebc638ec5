using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>The agreement.</summary>
internal static class AgreementEffects
{
    private const int LinkDays = 90;

    internal static IEnumerable<Effect> Of(Post post, Application after, AgreementIssued e) =>
        [.. Ask(post, after, MailTemplate.AgreementRequest, e.At), new Nudge(new ProcessRef.Application())];

    internal static IEnumerable<Effect> Of(Post post, Application after, AgreementReminderSent e) =>
        [
            .. Ask(post, after, MailTemplate.AgreementReminder, e.At),
            .. e.Last
                ? post.To(
                    post.Secretariat,
                    MailTemplate.AgreementOverdue,
                    (MailParameter.Signatory, after.Signatory?.Name ?? "")
                )
                : [],
        ];

    internal static IEnumerable<Effect> Accepted(Post post, Application after) =>
        post.To(
            post.Director,
            MailTemplate.AgreementAccepted,
            (MailParameter.Signatory, after.Agreement!.AcceptedBy!.Name)
        );

    internal static IEnumerable<Effect> InForce(Post post, Application after) =>
        [
            .. post.To(
                post.Applicants,
                MailTemplate.AgreementInForce,
                (MailParameter.Amount, after.Agreement!.Terms.Total.ToString()),
                (MailParameter.Instalments, Post.Lines(after.Instalments.Select(Row))),
                (MailParameter.Reports, Post.Lines(after.Reports.Select(Row)))
            ),
            new Nudge(new ProcessRef.Application()),
        ];

    private static IEnumerable<Effect> Ask(Post post, Application after, MailTemplate template, DateTimeOffset at) =>
        post.WithLink(
            after.Signatory,
            template,
            Link(at),
            (MailParameter.Amount, after.Agreement!.Terms.Total.ToString())
        );

    internal static PersonalLink Link(DateTimeOffset at) =>
        new(LinkPurpose.Agreement, "agreement", 1, at.AddDays(LinkDays));

    internal static string Row(Instalment instalment) =>
        $"{Post.Number(instalment.Number)}: {instalment.Amount}, {(instalment.Date is { } date ? SwedishTime.Text(date) : instalment.ReportId ?? "rekvisition")}";

    internal static string Row(Report report) => $"{ReportEffects.Name(report)}: {SwedishTime.Text(report.DueOn)}";
}
