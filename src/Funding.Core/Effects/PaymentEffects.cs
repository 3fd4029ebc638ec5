using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Instalments on their way.</summary>
internal static class PaymentEffects
{
    internal static IEnumerable<Effect> Of(Application after, Post post, InstalmentFellDue e)
    {
        var instalment = Find(after, e.Number);
        return post.To(Authorisers(after, post, instalment), MailTemplate.InstalmentDue, What(instalment));
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, InstalmentAdded e)
    {
        var instalment = Find(after, e.Number);
        return
        [
            .. post.To(Authorisers(after, post, instalment), MailTemplate.InstalmentDue, What(instalment)),
            new Nudge(new ProcessRef.Application()),
        ];
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, InstalmentAuthorised e)
    {
        var instalment = Find(after, e.Number);
        return instalment.AuthorisedBy.Count > 1
            ? []
            : post.To(
                Authorisers(after, post, instalment).Where(p => p.Id != e.By.PersonId),
                MailTemplate.InstalmentNeedsSecond,
                [.. What(instalment), (MailParameter.AuthorisedBy, e.By.Name)]
            );
    }

    internal static IEnumerable<Effect> Of(Application after, PaymentInstructed e) =>
        [new InstructPayment(e.PaymentId, e.Amount, e.Account, after.SubmittedForm!.Applicant.Name)];

    internal static IEnumerable<Effect> Of(Application after, Post post, InstalmentPaid e) =>
        [
            .. post.To(
                after.Contact,
                MailTemplate.InstalmentPaid,
                [
                    .. What(Find(after, e.Number)),
                    (MailParameter.Account, (Find(after, e.Number).SentTo ?? after.PaidTo)?.ToString() ?? ""),
                    (MailParameter.PaymentId, e.PaymentId.ToString()),
                ]
            ),
            new Nudge(new ProcessRef.Disbursement(e.Number)),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, PaymentFailed e) =>
        post.To(
            Post.Once(post.Finance, post.Secretariat),
            MailTemplate.PaymentFailed,
            [
                .. What(Find(after, e.Number)),
                (MailParameter.PaymentId, e.PaymentId.ToString()),
                (MailParameter.Reason, e.Reason),
            ]
        );

    internal static IEnumerable<Effect> Of(Application after, Post post, InstalmentsHeld e)
    {
        var report = after.Reports.Single(r => r.Id == e.ReportId);
        return post.To(
            post.Applicants,
            MailTemplate.PaymentsHeld,
            [.. ReportEffects.What(report), (MailParameter.Deadline, SwedishTime.Text(report.DueOn))]
        );
    }

    internal static IEnumerable<Effect> Of(Post post, HoldLifted e) =>
        [
            .. post.To(post.Applicants.Take(1), MailTemplate.PaymentsReleased),
            .. e.Numbers.Select(n => new Nudge(new ProcessRef.Disbursement(n))),
        ];

    private static IReadOnlyList<PersonRef> Authorisers(Application after, Post post, Instalment instalment) =>
        instalment.Amount > after.Rules.DirectorThreshold
            ? Post.Once(post.Secretariat, post.Finance, post.Director)
            : Post.Once(post.Secretariat, post.Finance);

    private static (string, string)[] What(Instalment instalment) =>
        [
            (MailParameter.Instalment, Post.Number(instalment.Number)),
            (MailParameter.Amount, instalment.Amount.ToString()),
        ];

    private static Instalment Find(Application after, int number) => after.Instalments.Single(i => i.Number == number);
}
