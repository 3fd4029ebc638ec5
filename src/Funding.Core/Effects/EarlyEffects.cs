using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Submission and supplement.</summary>
internal static class EarlyEffects
{
    internal static IEnumerable<Effect> Of(Application after, ApplicationSubmitted e) =>
        [
            new RegisterCase(after.Association.Code, SwedishTime.DayOf(e.At).Year),
            new StartProcess(new ProcessRef.Application()),
        ];

    /// <summary>The receipt waits for the number, because it is the number that people ask for.</summary>
    internal static IEnumerable<Effect> Registered(Application after, Post post)
    {
        (string, string)[] parameters =
        [
            (MailParameter.SubmittedOn, SwedishTime.Text(SwedishTime.DayOf(after.SubmittedAt!.Value))),
            (MailParameter.Sought, after.SubmittedForm!.Budget.TotalSought.ToString()),
        ];
        return
        [
            .. post.To(post.Applicants, MailTemplate.SubmissionReceipt, parameters),
            .. post.To(post.Secretariat, MailTemplate.SubmissionNotice, parameters),
        ];
    }

    internal static IEnumerable<Effect> Of(Post post, SupplementRequested e) =>
        [
            .. post.To(
                post.Applicants,
                MailTemplate.SupplementRequest,
                (MailParameter.Deadline, SwedishTime.Text(e.Deadline)),
                (MailParameter.Questions, Post.Lines(e.Questions.Select(q => q.Text)))
            ),
            new Nudge(new ProcessRef.Application()),
        ];

    internal static IEnumerable<Effect> Of(Post post, SupplementExtended e) =>
        [
            .. post.To(
                post.Applicants,
                MailTemplate.SupplementExtended,
                (MailParameter.Deadline, SwedishTime.Text(e.Deadline))
            ),
            new Nudge(new ProcessRef.Application()),
        ];

    internal static IEnumerable<Effect> Reminder(Application after, Post post) =>
        post.To(
            after.Contact,
            MailTemplate.SupplementReminder,
            (MailParameter.Deadline, SwedishTime.Text(after.Supplement!.Deadline)),
            (MailParameter.Questions, Post.Lines(after.Supplement.Questions.Select(q => q.Text)))
        );

    internal static IEnumerable<Effect> Overdue(Application after, Post post) =>
        post.To(
            post.Secretariat,
            MailTemplate.SupplementOverdue,
            (MailParameter.Deadline, SwedishTime.Text(after.Supplement!.Deadline))
        );

    internal static IEnumerable<Effect> Of(Post post, SupplementAnswered e) =>
        [
            .. post.To(
                post.Secretariat,
                MailTemplate.SupplementAnswered,
                (MailParameter.ChangedFields, Post.Lines(e.ChangedFields))
            ),
            new Nudge(new ProcessRef.Application()),
        ];
}
