using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Requests for instalments.</summary>
internal static class RequestEffects
{
    internal static IEnumerable<Effect> Of(Application after, Post post, DisbursementRequested e) =>
        [
            .. post.To(after.Contact, MailTemplate.DisbursementRequestReceipt, What(after, e.Request.Number)),
            .. post.To(post.Secretariat, MailTemplate.DisbursementRequestNotice, What(after, e.Request.Number)),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, DisbursementRequestAccepted e) =>
        post.To(after.Contact, MailTemplate.DisbursementRequestAccepted, What(after, e.Number));

    internal static IEnumerable<Effect> Of(Application after, Post post, DisbursementRequestReturned e) =>
        post.To(
            after.Contact,
            MailTemplate.DisbursementRequestReturned,
            [.. What(after, e.Number), (MailParameter.Questions, e.Questions)]
        );

    private static (string, string)[] What(Application after, int number)
    {
        var request = after.DisbursementRequests.Single(r => r.Number == number);
        return
        [
            (MailParameter.Instalment, Post.Number(request.Instalment)),
            (MailParameter.Amount, request.Amount.ToString()),
        ];
    }
}
