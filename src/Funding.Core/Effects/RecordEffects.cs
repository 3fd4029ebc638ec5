using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>The generated documents: drawn up when there is a number to print on them.</summary>
internal static class RecordEffects
{
    internal static IEnumerable<Effect> CopyOfApplication(Application after) =>
        Store(
            after,
            RecordSorts.Application,
            after.LastSending?.At ?? after.SubmittedAt,
            record => new ApplicationCopy(
                after.CaseNumber!,
                after.Records.Count(r => r.Id.StartsWith(RecordSorts.Application, StringComparison.Ordinal)),
                after.SubmittedForm!,
                [.. after.Documents.Where(d => d is { Registered: true, IsOpen: true })],
                after.LastSending?.By.Name ?? after.Signatory?.Name ?? "",
                after.LastSending?.At ?? after.SubmittedAt!.Value
            )
            {
                Definition = after.Association.Form,
                ChangedFields = after.LastSending?.ChangedFields ?? [],
                Association = after.Association.Name,
                Number = record.Number,
                Day = record.Day,
            }
        );

    internal static IEnumerable<Effect> DecisionLetter(Application after, MinutesApproved e) =>
        Store(
            after,
            RecordSorts.Decision,
            e.At,
            record =>
            {
                var (form, proposal, decision) = (after.SubmittedForm!, after.DecidedProposal!, after.Decision!);
                var granted = decision.Outcome == BoardOutcome.Granted;
                return new DecisionLetter(
                    after.CaseNumber!,
                    form.Title,
                    form.Applicant.Name,
                    after.Owner.ToString(),
                    [.. Post.Once(after.Contact, after.Signatory).Select(p => p.Name)],
                    form.Budget.TotalSought,
                    decision.Outcome,
                    decision.Result.Mode,
                    SwedishTime.DayOf(decision.DecidedAt),
                    e.Minutes,
                    OutcomeEffects.Reasons(after, proposal),
                    decision.Result.Justification.Sv
                )
                {
                    Amounts = granted ? proposal.Amounts : [],
                    Conditions = granted ? proposal.Conditions : [],
                    Period = granted ? FormCheck.PeriodOf(form) : null,
                    OwnWords = after.Association.Letter(LetterKind.Decision),
                    Association = after.Association.Name,
                    Number = record.Number,
                    Day = record.Day,
                };
            }
        );

    internal static IEnumerable<Effect> Agreement(Application after, DateTimeOffset at) =>
        Store(
            after,
            RecordSorts.Agreement,
            at,
            record =>
            {
                var agreement = after.Agreement!;
                return new AgreementDocument(
                    agreement.Terms,
                    agreement.Hash,
                    after.Signatory?.Name ?? "",
                    after.Association.Director.Name,
                    agreement.IssuedAt
                )
                {
                    Acceptance = agreement.Evidence,
                    CountersignedBy = agreement.CountersignedBy?.Name,
                    InForceAt = agreement.InForceAt,
                    OwnWords = after.Association.Letter(LetterKind.Agreement),
                    Association = after.Association.Name,
                    Number = record.Number,
                    Day = record.Day,
                };
            }
        );

    internal static IEnumerable<Effect> Amendment(Application after, int number, DateTimeOffset at) =>
        Store(
            after,
            RecordSorts.Amendment,
            at,
            record =>
            {
                var amendment = after.Amendments.Single(a => a.Number == number);
                return new AmendmentDocument(
                    amendment.Terms!,
                    amendment.Hash!,
                    after.Signatory?.Name ?? "",
                    amendment.DecidedBy?.Name ?? "",
                    amendment.AwaitedSince ?? at
                )
                {
                    Acceptance = amendment.Evidence,
                    Association = after.Association.Name,
                    Number = record.Number,
                    Day = record.Day,
                };
            }
        );

    /// <summary>Nothing before the case has a number, and nothing for a case whose register began after the document.</summary>
    private static IEnumerable<Effect> Store(
        Application after,
        string sort,
        DateTimeOffset? at,
        Func<(string Number, DateOnly Day), RecordContent> content
    ) =>
        after.CaseNumber is { } caseNumber
        && at is { } moment
        && CaseDocuments.Latest(after, sort) is { IsStored: false } record
            ?
            [
                new StoreRecord(
                    record.Id,
                    content((DocumentRegister.Handling(caseNumber, record.Number), SwedishTime.DayOf(moment)))
                ),
            ]
            : [];
}
