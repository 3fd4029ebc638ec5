using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Mails that are sent once more.</summary>
internal static class MailingEffects
{
    internal static IEnumerable<Effect> Of(ApplicationEvent.MailSentAgain e) =>
        [new SendMail(e.Template, e.To, e.Link, e.Parameters)];
}
