using System.Globalization;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>What goes to the board and what comes of it.</summary>
internal static class BoardDocuments
{
    private static readonly LocalizedText Board = new("Styrelsen", "The board");

    /// <summary>The proposal is finished when it is given to the board; taking the same version up again is no new document.</summary>
    internal static IReadOnlyList<CaseDocument> Of(Application before, Application after, BoardDecisionOpened e)
    {
        if (before.Matter?.ProposalVersion == e.Matter.ProposalVersion)
        {
            return [];
        }

        var version = after.Matter!.ProposalVersion.ToString(CultureInfo.InvariantCulture);
        return
        [
            new(
                DocumentDirection.DrawnUp,
                DocumentKind.Proposal,
                Board.Sv,
                new(
                    $"Tjänsteutlåtande: förslag till beslut, version {version}",
                    $"The director's proposal to the board, version {version}"
                )
            ),
        ];
    }

    internal static IReadOnlyList<CaseDocument> Of(Application after, AppealLodged e) =>
        [
            new(
                DocumentDirection.Received,
                DocumentKind.Appeal,
                e.Reference,
                new("Överklagande av beslutet", "Appeal against the decision")
            ),
            CaseDocuments.ToApplicant(
                after,
                DocumentKind.Appeal,
                MailTemplate.AppealLodged,
                "Meddelande om överklagande",
                "Message about an appeal"
            ),
        ];

    internal static IReadOnlyList<CaseDocument> Of(Application after, AppealDecided e) =>
        [
            new(
                DocumentDirection.Received,
                DocumentKind.Appeal,
                after.Appeal!.Reference,
                new("Avgörande efter överklagande", "Decision on the appeal")
            ),
            CaseDocuments.ToApplicant(
                after,
                DocumentKind.Appeal,
                MailTemplate.AppealDecided,
                "Meddelande om avgörande efter överklagande",
                "Message about the decision on the appeal"
            ),
        ];

    internal static CaseDocument Remitted() =>
        new(
            DocumentDirection.DrawnUp,
            DocumentKind.Minutes,
            Board.Sv,
            new("Beslut om återremiss", "Decision to remit the matter")
        );

    /// <summary>A board that tables a matter has decided that; a vote that ran out of time has decided nothing.</summary>
    internal static IReadOnlyList<CaseDocument> Of(MatterTabled e) =>
        e.Result is not null
            ? []
            :
            [
                new(
                    DocumentDirection.DrawnUp,
                    DocumentKind.Minutes,
                    Board.Sv,
                    new("Beslut om bordläggning", "Decision to table the matter")
                ),
            ];

    internal static IReadOnlyList<CaseDocument> Of(Application before, Application after, MinutesApproved e) =>
        [
            new(
                DocumentDirection.DrawnUp,
                DocumentKind.Minutes,
                Board.Sv,
                new($"Justerat protokoll, {e.Minutes.Paragraph}", $"Approved minutes, {e.Minutes.Paragraph}")
            ),
            new(
                DocumentDirection.Sent,
                DocumentKind.Decision,
                CaseDocuments.Applicant(after),
                after.Decision!.Outcome == BoardOutcome.Granted
                    ? new("Beslut: ansökan beviljas", "Decision: the application is granted")
                    : new("Beslut: ansökan avslås", "Decision: the application is rejected")
            )
            {
                Reference = CaseDocuments.Next(before, RecordSorts.Decision),
            },
        ];
}
