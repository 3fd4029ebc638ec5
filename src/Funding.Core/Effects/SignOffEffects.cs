using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Asking the authorised signatory to sign off.</summary>
internal static class SignOffEffects
{
    private const int LinkDays = 60;

    internal static IEnumerable<Effect> Of(Post post, Application after, SignOffRequested e) =>
        [.. Ask(post, after, MailTemplate.SignOffRequest, e.At), new StartProcess(new ProcessRef.SignOff(e.Round))];

    internal static IEnumerable<Effect> Of(Post post, Application after, SignOffReminderSent e) =>
        Ask(post, after, MailTemplate.SignOffReminder, e.At);

    internal static IEnumerable<Effect> Of(Post post, Application after, SignOffDeclined e) =>
        [
            .. post.To(
                after.SignOff!.AskedBy,
                MailTemplate.SignOffDeclined,
                (MailParameter.Signatory, after.SignOff.Signatory.Name),
                (MailParameter.Reason, e.Comment)
            ),
            new Nudge(new ProcessRef.SignOff(e.Round)),
        ];

    /// <summary>Wakes the process of a request that has just been answered by submission or withdrawal, or made void by a change.</summary>
    internal static IEnumerable<Effect> Over(Application after, ApplicationEvent happened) =>
        after.SignOff is { DeclinedAt: null } asked && (asked.VoidedAt is null || asked.VoidedAt == happened.At)
            ? [new Nudge(new ProcessRef.SignOff(asked.Round))]
            : [];

    private static IEnumerable<Effect> Ask(Post post, Application after, MailTemplate template, DateTimeOffset at)
    {
        var asked = after.SignOff!;
        return post.WithLink(
            asked.Signatory,
            template,
            Link(asked, at),
            (MailParameter.AskedBy, asked.AskedBy.Name),
            (MailParameter.Sought, after.Form.Budget.TotalSought.ToString())
        );
    }

    internal static PersonalLink Link(SignOff asked, DateTimeOffset at) =>
        new(LinkPurpose.SignOff, "sign-off", asked.Round, at.AddDays(LinkDays));
}
