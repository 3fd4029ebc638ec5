using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <content>How events change parts of the state.</content>
public sealed partial record Application
{
    /// <summary>Counts the documents that the event brought, and keeps those that are to be generated.</summary>
    private Application Registering(Application before, ApplicationEvent happened)
    {
        if (Registered is not { } count)
        {
            return this;
        }

        var documents = CaseDocuments.Of(before, this, happened);
        return documents.Count == 0
            ? this
            : this with
            {
                Registered = count + documents.Count,
                Records =
                [
                    .. Records,
                    .. documents
                        .Index()
                        .Where(d => d.Item.Reference is DocumentReference.Record)
                        .Select(d => new CaseRecord(
                            ((DocumentReference.Record)d.Item.Reference!).RecordId,
                            count + d.Index + 1,
                            d.Item.Kind,
                            d.Item.Title
                        )),
                ],
            };
    }

    private const int MostReplacedTexts = 20;

    private Application After(FormEdited e) =>
        this with
        {
            Form = e.Form,
            FieldAuthors = Core.FieldAuthors.After(FieldAuthors, e.Changed, e.By),
            ReplacedTexts =
            [
                .. ReplacedTexts
                    .Concat(e.Replaced.Select(r => r with { ReplacedBy = e.By, At = e.At }))
                    .TakeLast(MostReplacedTexts),
            ],
            SignOff = SignOffAfter(e),
        };

    /// <summary>What the signatory was asked to sign is not what the draft says any longer.</summary>
    private SignOff? SignOffAfter(ApplicationEvent change) =>
        SignOff is { IsOpen: true } open ? open with { VoidedAt = change.At } : SignOff;

    private Application After(SupplementRequested e) =>
        this with
        {
            Stage = ApplicationStage.SupplementRequested,
            Supplement = new Supplement(e.Round, e.Questions, e.Deadline) { RequestedAt = e.At },
        };

    private Application After(ReviewStarted e) =>
        this with
        {
            Stage = ApplicationStage.PartnerReview,
            Reviews =
            [
                .. Reviews,
                new ReviewRound(e.Round, e.Deadline, e.Referrals)
                {
                    Meeting = e.Meeting,
                    StartedAt = e.At,
                    BoardQuestions = e.BoardQuestions,
                },
            ],
        };

    private Application After(ReviewClosed e) =>
        this with
        {
            Stage = ApplicationStage.Proposal,
            Reviews =
            [
                .. Reviews.Select(r =>
                    r.Round == e.Round
                        ? r with
                        {
                            ClosedAt = e.At,
                            ClosingReason = e.Reason,
                            Unanswered = e.Unanswered,
                        }
                        : r
                ),
            ],
        };

    private Application After(AgreementCountersigned e) =>
        this with
        {
            Stage = ApplicationStage.Active,
            Agreement = Agreement! with { CountersignedBy = e.By, InForceAt = e.At },
            Instalments = e.Instalments,
            Reports = [.. e.Reports.Select(r => r with { AwaitedSince = e.At })],
        };

    private Application After(DisbursementRequested e) =>
        this with
        {
            DisbursementRequests =
            [
                .. DisbursementRequests,
                e.Request with
                {
                    Status = DisbursementRequestStatus.Open,
                    RequestedAt = e.At,
                    RequestedBy = e.By,
                },
            ],
            Documents = [.. Documents.Select(d => d.Id == e.Request.DocumentId ? d with { Registered = true } : d)],
        };

    private Application After(InstalmentSplit e) =>
        this with
        {
            Instalments =
            [
                .. Instalments.Select(i => i.Number == e.Number ? i with { Amount = e.Amount } : i),
                new Instalment(e.RestNumber, e.Rest, InstalmentTrigger.Request, null, null, InstalmentStatus.Planned),
            ],
        };

    private Application After(InstalmentAdded e) =>
        this with
        {
            Instalments =
            [
                .. Instalments,
                new Instalment(e.Number, e.Amount, InstalmentTrigger.Request, null, null, InstalmentStatus.Due)
                {
                    RegisteredBy = e.RegisteredBy,
                },
            ],
            Released = Released - e.Amount,
        };

    private Application WithRequest(
        int number,
        DisbursementRequestStatus status,
        string questions,
        ApplicationEvent happened
    ) =>
        this with
        {
            DisbursementRequests =
            [
                .. DisbursementRequests.Select(r =>
                    r.Number == number
                        ? r with
                        {
                            Status = status,
                            Questions = questions,
                            AnsweredAt = happened.At,
                            AnsweredBy = happened.By,
                        }
                        : r
                ),
            ],
        };

    private Application WithReferral(string id, Func<Referral, Referral> change) =>
        this with
        {
            Reviews =
            [
                .. Reviews.Select(round =>
                    round with
                    {
                        Referrals = [.. round.Referrals.Select(r => r.Id == id ? change(r) : r)],
                    }
                ),
            ],
        };

    private Application WithHolder(string seatId, PersonRef? holder, StoodAside? stoodAside) =>
        this with
        {
            Matter = Matter! with
            {
                Seats = [.. Matter!.Seats.Select(s => s.Id == seatId ? s with { Holder = holder } : s)],
                StoodAside = stoodAside is null ? Matter.StoodAside : [.. Matter.StoodAside, stoodAside],
            },
        };

    /// <summary>The last dissent of a person counts; the result says how many there are.</summary>
    private Application Dissented(Dissent dissent)
    {
        IReadOnlyList<Dissent> all = [.. Decision!.Dissents.Where(d => d.Person.Id != dissent.Person.Id), dissent];
        var result = BoardJustification.Justified(Decision.Result with { Dissents = all.Count });
        return this with
        {
            Decision = Decision with { Dissents = all, Result = result },
            BoardResults = [.. BoardResults.Select(r => r.BallotVersion == result.BallotVersion ? result : r)],
        };
    }

    private Application WithInstalment(int number, Func<Instalment, Instalment> change) =>
        WithInstalments([number], change);

    private Application WithInstalments(IReadOnlyList<int> numbers, Func<Instalment, Instalment> change) =>
        this with
        {
            Instalments = [.. Instalments.Select(i => numbers.Contains(i.Number) ? change(i) : i)],
        };

    private Application WithReport(string id, Func<Report, Report> change) =>
        this with
        {
            Reports = [.. Reports.Select(r => r.Id == id ? change(r) : r)],
        };
}
