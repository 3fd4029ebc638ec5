using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Appeals: those who wait for money or would pay it are told.</summary>
internal static class AppealEffects
{
    internal static IEnumerable<Effect> Of(Post post, AppealLodged e) =>
        post.To(
            Everybody(post),
            MailTemplate.AppealLodged,
            (MailParameter.Day, SwedishTime.Text(e.LodgedOn)),
            (MailParameter.Reason, e.Reference)
        );

    internal static IEnumerable<Effect> Of(Post post, AppealDecided e) =>
        post.To(
            Everybody(post),
            MailTemplate.AppealDecided,
            (MailParameter.Choice, Post.Choice(e.Outcome, CoreJson.Default.AppealOutcome)),
            (MailParameter.Reason, e.Note)
        );

    private static IReadOnlyList<PersonRef> Everybody(Post post) =>
        Post.Once([.. post.Applicants, post.Finance, post.Director]);
}
