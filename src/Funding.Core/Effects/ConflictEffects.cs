using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Questions of conflict of interest: the member is told, and whoever leads the item is asked to have them settled.</summary>
internal static class ConflictEffects
{
    internal static IEnumerable<Effect> Of(Application after, Post post, ConflictFlagged e) =>
        [
            .. post.To(e.Flag.Person, MailTemplate.ConflictFlagged, (MailParameter.Reason, e.Flag.Reason)),
            .. after.Matter!.Leader(not: e.Flag.Person) is { } leader
                ? post.WithLink(
                    leader.Holder,
                    MailTemplate.ConflictQuestion,
                    BoardEffects.Link(after.Matter, leader.Id),
                    (MailParameter.Who, e.Flag.Person.Name),
                    (MailParameter.Reason, e.Flag.Reason)
                )
                : [],
        ];

    internal static IEnumerable<Effect> Of(Post post, ConflictRuled e) =>
        post.To(
            e.Person,
            MailTemplate.ConflictRuled,
            (MailParameter.Choice, e.Recused ? "recused" : "serves"),
            (MailParameter.Reason, e.Reason)
        );
}
