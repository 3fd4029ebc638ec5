using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Referrals and opinions.</summary>
internal static class PartnerDocuments
{
    internal static CaseDocument Question(Referral referral) =>
        new(
            DocumentDirection.Sent,
            DocumentKind.Referral,
            referral.PartyName,
            new("Begäran om yttrande (remiss)", "Request for an opinion (referral)")
        )
        {
            Mail = MailTemplate.ReferralRequest,
            MailTo = referral.Reviewer,
        };

    internal static CaseDocument Question(Application after, ReferralTakenBack e) =>
        Question(Find(after, e.ReferralId));

    internal static CaseDocument Handover(Application after, ReferralDelegated e) =>
        new(
            DocumentDirection.Sent,
            DocumentKind.Referral,
            Find(after, e.ReferralId).PartyName,
            new("Begäran om yttrande till kollega", "Request for an opinion to a colleague")
        )
        {
            Mail = MailTemplate.ReferralDelegated,
        };

    internal static CaseDocument Reminder(Application after, OpinionReminderSent e) =>
        new(
            DocumentDirection.Sent,
            DocumentKind.Reminder,
            Find(after, e.ReferralId).PartyName,
            new("Påminnelse om yttrande", "Reminder of the opinion")
        )
        {
            Mail = MailTemplate.ReferralReminder,
        };

    internal static CaseDocument Escalation(Application after, OpinionEscalated e) =>
        new(
            DocumentDirection.Sent,
            DocumentKind.Reminder,
            Find(after, e.ReferralId).PartyName,
            new("Påminnelse till chef om yttrande", "Reminder to the manager of the opinion")
        )
        {
            Mail = MailTemplate.ReferralEscalation,
        };

    internal static CaseDocument Answer(Application after, OpinionGiven e) =>
        new(
            DocumentDirection.Received,
            DocumentKind.Opinion,
            Find(after, e.ReferralId).PartyName,
            e.Late ? new("Yttrande, efter svarstiden", "Opinion, after the deadline") : new("Yttrande", "Opinion")
        );

    private static Referral Find(Application application, string referralId) =>
        application.Reviews.SelectMany(r => r.Referrals).Single(r => r.Id == referralId);
}
