using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Telling the people of a draft that it will be erased.</summary>
internal static class ErasureEffects
{
    internal static IEnumerable<Effect> Of(Post post, DraftErasureWarned e) =>
        post.To(
            Post.Once(e.Recipients),
            MailTemplate.DraftErasureWarning,
            (MailParameter.Deadline, SwedishTime.Text(e.On))
        );
}
