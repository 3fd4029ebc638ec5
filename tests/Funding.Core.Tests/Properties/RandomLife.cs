using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>Turns moves into commands: mostly what somebody might sensibly do now, often what nobody should.</summary>
internal static class RandomLife
{
    private static (ApplicationCommand, Actor) FileMove(Application? state, Move m, DateTimeOffset now) =>
        state?.Documents.FirstOrDefault(d => d.Scan is ScanState.Waiting) is { } waiting
            ? (new RecordScan(waiting.Id, Verdict(m), m.B % 9 == 0 ? "Test" : "", "test"), Actor.System)
        : state?.Documents.FirstOrDefault(d => d is { IdentityNumbers: not null, KeptBecause: null }) is { } found
            ? (new KeepDocument(found.Id, "De behövs för beslutet."), People.CoEditor)
        : m.B % 3 == 0 ? (new AttachDocument(Quarantined(m)), People.Editor)
        : (new AttachDocument(Samples.Document($"d{m.A % 3}", 1 + (m.B * 30L))), People.CoEditor);

    private static Document Quarantined(Move m) =>
        Samples.Document($"d{m.A % 3}", 1 + m.B) with
        {
            Scan = ScanState.Waiting,
            IdentityNumbers = m.B % 4 == 0 ? new FoundNumbers(2, FilePlace.Line, [3, 9]) : null,
        };

    private static ScanState Verdict(Move m) =>
        (m.B % 9) switch
        {
            0 => ScanState.Infected,
            1 => ScanState.Unscannable,
            2 => ScanState.NotScanned,
            _ => ScanState.Clean,
        };

    private static readonly Actor[] Everybody =
    [
        People.Editor,
        People.Signatory,
        People.CoEditor,
        People.Stranger,
        People.Officer,
        People.Officer2,
        People.Finance,
        People.Director,
        People.Chair,
        Actor.System,
        People.Reviewer("fk"),
        People.Reviewer("af"),
        People.Reviewer("region"),
        People.Colleague("fk"),
        .. Enumerable.Range(1, 15).Select(People.Seat),
        People.SubstituteOf("kommunerna", 1),
        People.SubstituteOf("kommunerna", 2),
        People.SubstituteOf("region", 1),
    ];

    private static readonly Func<Application?, Move, DateTimeOffset, (ApplicationCommand, Actor)>[] Sensible =
    [
        (_, m, _) => (new EditForm(Form(m)), People.Editor),
        (s, m, _) => (new EditForm(Form(m)) { Read = m.B % 4 == 0 ? s?.Form : Samples.Form }, People.CoEditor),
        (_, m, _) => (new AskForSignOff(People.Ref("editor@kalmar.se"), Association(m)), People.Editor),
        (s, _, _) => (new DeclineSignOff(s?.SignOff?.Round ?? 1, "Se över budgeten."), People.Signatory),
        FileMove,
        (_, m, _) => (new RemoveDocument($"d{m.A % 3}"), People.Editor),
        (_, m, _) => (new SubmitApplication(Association(m)), People.Signatory),
        (_, _, _) => (new AssignCaseNumber(Life.Number), Actor.System),
        (s, m, _) => (RecordOf(s, m), Actor.System),
        Seldom(3, (_, now) => (new RequestSupplement([new("/budget", "Hur?")]), Staff(now))),
        Seldom(2, (_, now) => (new ExtendSupplement(SwedishTime.DayOf(now).AddDays(20)), People.Officer)),
        (_, _, _) => (new AnswerSupplement(), People.Editor),
        (_, m, _) => (new ConfirmComplete([.. Samples.Parties.Skip(m.A % 4)]), People.Officer),
        Opinion,
        Opinion,
        Opinion,
        Handover,
        (s, m, _) => (new TakeBackReferral(ReferralOf(s, m)?.Id ?? "1-fk"), Delegator(s, m)),
        NewLink,
        (_, _, _) => (new CloseReview("Alla hann inte."), People.Officer2),
        (s, m, _) =>
            m.B % 8 == 0 || s?.Stage == ApplicationStage.Proposal
                ? (Proposal(s, m), People.Director)
                : (new RunDue("none"), Actor.System),
        (_, m, now) =>
            (
                new OpenBoardDecision(
                    [.. Samples.Seats.Take(m.A % 5 == 0 ? 3 : 15)],
                    Samples.Substitutes,
                    now.AddHours(24 + (m.B % 400)),
                    (BoardMode)(m.A % 7 == 0 ? m.B % 3 : 0)
                )
                {
                    Available = Left(m),
                },
                People.Officer
            ),
        Ballot,
        Ballot,
        Ballot,
        Ballot,
        Ballot,
        Ballot,
        (s, m, _) => (new DeclareConflict(SeatId(s, m), Version(s), "Anställd hos sökanden."), Holder(s, m)),
        Seldom(4, (m, _) => (new FlagConflict($"seat-{1 + (m.B % 15)}", "Sitter i sökandens nämnd."), People.Officer)),
        Ruling,
        Ruling,
        (s, m, _) => (new ReportAbsence(SeatId(s, m), Version(s)), Holder(s, m)),
        (_, m, _) => (new CloseBoardDecision(), m.A % 2 == 0 ? People.Chair : People.Officer),
        (_, _, _) => (new CloseBoardDecision(), People.Officer),
        (s, m, _) => (new CloseBoardDecision(Left(m)), People.Officer),
        Dissent,
        Dissent,
        Seldom(3, (m, _) => m.B % 3 == 0 ? Handling(m) : (new RecordMeetingClosed(), People.Chair)),
        (_, _, now) => (new RecordReported("§ 3", SwedishTime.DayOf(now)), People.Officer),
        Seldom(10, (_, _) => (new RemitMatter("Vad kostar det?"), People.Chair)),
        Seldom(10, (_, _) => (new TableMatter("Mer tid."), People.Chair)),
        (_, _, now) => (new ApproveMinutes("§ 7", SwedishTime.DayOf(now)), People.Officer),
        (_, m, now) => (new RecordNotice(SwedishTime.DayOf(now).AddDays(-(m.A % 3))), People.Officer),
        Seldom(9, (m, now) => (new RecordAppeal(SwedishTime.DayOf(now), $"mål {m.B % 3}"), People.Officer)),
        Seldom(
            3,
            (m, _) =>
                (
                    new RecordAppealDecision(m.B % 5 == 0 ? AppealOutcome.Annulled : AppealOutcome.Upheld, "Dom."),
                    People.Officer
                )
        ),
        (s, _, _) => (new AcceptAgreement(s?.Agreement?.Hash ?? "x"), People.Signatory),
        (_, _, _) => (new CountersignAgreement(), People.Director),
        Authorise,
        Authorise,
        Authorise,
        Bank,
        Bank,
        (_, m, _) => (new RetryInstalment(1 + (m.A % 4)), People.Finance),
        ReportIn,
        ReportIn,
        (s, m, _) =>
            (
                new SaveReportDraft(
                    ReportId(s, m, ReportStatus.Planned, ReportStatus.Returned),
                    Samples.Report with
                    {
                        Activities = $"Utkast {m.B % 7}.",
                    },
                    m.A % 2 == 0 ? null : m.B % 3
                ),
                m.A % 3 == 0 ? People.CoEditor : People.Editor
            ),
        (_, m, _) => (new AttachDocument(Samples.Document($"ledger-{m.A % 9}")), People.Editor),
        Requests,
        Requests,
        Requests,
        (s, m, _) => (new AcceptDisbursementRequest(OpenRequest(s, m)), Staff(m.B)),
        (s, m, _) => (new AcceptDisbursementRequest(OpenRequest(s, m)), Staff(m.B)),
        (s, m, _) =>
            m.B % 3 == 0
                ? (new ReturnDisbursementRequest(OpenRequest(s, m), "Vilka kostnader?"), People.Officer)
                : (new RunDue("none"), Actor.System),
        (s, m, now) => m.B % 3 == 0 ? Changes(s, m, now) : (new RunDue("none"), Actor.System),
        (s, m, _) => (new DecideAmendment(OpenAmendment(s, m), m.B % 4 > 0, $"Prövat {m.B % 2}."), People.Director),
        Vote,
        (s, m, _) => (new ConfirmAmendmentVote(OpenAmendment(s, m)), People.Director),
        (s, m, _) =>
            (
                new AcceptAmendment(
                    OpenAmendment(s, m),
                    s?.Amendments.FirstOrDefault(a => a.Number == OpenAmendment(s, m))?.Hash ?? "x"
                ),
                People.Signatory
            ),
        (s, m, _) => (new ConfirmAccount(OpenAmendment(s, m)), People.Signatory),
        (s, m, _) => (new DecideAccount(OpenAmendment(s, m), m.B % 5 > 0, "Ringt upp."), People.Finance),
        Seldom(6, (m, _) => (new WithdrawAmendment(1 + (m.B % 3)), People.Editor)),
        (s, m, _) => (new AcceptReport(ReportId(s, m, ReportStatus.Submitted)), Staff(m.B)),
        (s, m, _) => (new AcceptReport(ReportId(s, m, ReportStatus.Submitted)), Staff(m.B)),
        (s, m, _) =>
            (
                new ReturnReport(
                    ReportId(s, m, ReportStatus.Submitted),
                    $"Förklara {m.B % 3}.",
                    null,
                    m.A % 2 == 0 ? null : [new("/costs", "Vad?")]
                ),
                People.Officer
            ),
        (_, m, _) => (new Settle(m.A % 2 == 0 ? null : Samples.Kr(m.B), "Granskat."), People.Finance),
        (s, m, _) =>
            (
                new RecordRecovery(
                    m.A % 2 == 0 && s?.Settlement is { } t ? t.Recovery - t.Repaid : Samples.Kr(m.B),
                    $"r{m.B % 5}"
                ),
                People.Finance
            ),
        Seldom(40, (_, _) => (new Withdraw("Ångrat."), People.Editor)),
        Seldom(40, (_, _) => (new Dismiss("Ingen behörig sökande."), People.Officer)),
        Seldom(40, (_, _) => (new Terminate("Avtalet följs inte."), People.Director)),
        Seldom(4, (m, _) => (new Reopen("En faktura kom sent."), m.B % 2 == 0 ? People.Director : People.Officer)),
        Time,
        Time,
        Time,
        Time,
        Time,
        (s, m, now) =>
            m.A % 9 == 0 ? (new AddNote($"Ring {m.B % 3}."), People.Finance)
            : m.A % 9 == 1 ? (Returned(s, m), Actor.System)
            : m.A % 9 == 2 ? Mailing(s, m)
            : m.A % 9 == 3 ? (new RecordExport($"{m.B % 5}"), People.Finance)
            : m.A % 9 == 4 ? Keeping(s, m, now)
            : m.A % 9 == 5 ? HandingOut(s, m)
            : Time(s, m, now),
    ];

    private static (ApplicationCommand, Actor) HandingOut(Application? state, Move move) =>
        (
            (move.B % 3) switch
            {
                0 => new MarkSecrecy(
                    1 + (move.Hours % 4),
                    move.Hours % 2 == 0 ? "" : "Vad som står",
                    "26 kap. 1 § OSL",
                    "Hälsa."
                ),
                1 => new LiftSecrecy(
                    state?.SecrecyMarks.Select(mark => mark.Id).FirstOrDefault() ?? 0,
                    "Prövat på nytt."
                ),
                _ => new RecordExtract($"{move.Hours % 5}", [1 + (move.Hours % 4)], [], [], ""),
            },
            People.Officer
        );

    private static (ApplicationCommand, Actor) Keeping(Application? state, Move move, DateTimeOffset now) =>
        state?.SubmittedAt is null
            ? (new WarnOfErasure(SwedishTime.DayOf(now).AddDays(30), [People.Ref("editor@kalmar.se")]), Actor.System)
        : move.B % 4 == 0 ? (new HoldDisposal("Ett mål pågår."), People.Officer)
        : move.B % 4 == 1 ? (new LiftDisposalHold("Målet är avgjort."), People.Director)
        : (
            new DisposeDocuments(
                $"run-{move.B % 3}",
                "hash",
                [.. CaseDisposal.Documents(state).Take(2)],
                new Author("a", "Anna"),
                new Author("b", "Bo")
            ),
            Actor.System
        );

    private static RecordMailReturned Returned(Application? state, Move move)
    {
        var referral = move.B % 2 == 0 && state?.Review?.Referrals is [{ } first, ..] ? first : null;
        return new(
            $"{1 + (move.B % 5)}-0",
            referral is null ? MailTemplate.SubmissionReceipt : MailTemplate.ReferralRequest,
            referral?.Reviewer ?? state?.Contact ?? Samples.Parties[0].Reviewer,
            referral is null
                ? null
                : new(LinkPurpose.Opinion, referral.Id, state!.Review!.Round, DateTimeOffset.MaxValue),
            (MailReturn)(move.B % 4)
        );
    }

    private static (ApplicationCommand, Actor) Mailing(Application? state, Move move)
    {
        var mail = state?.ReturnedMails.FirstOrDefault(m => m.IsOpen);
        return mail is null || move.B % 3 == 0
            ? (new HandleReturnedMail(mail?.Mail ?? "1-0"), People.Officer)
            : (
                new SendMailAgain(
                    mail.Mail,
                    mail.Template,
                    mail.To with
                    {
                        Email = EmailAddress.Parse($"ny{move.B % 2}@kalmar.example", null),
                    },
                    mail.To.Email,
                    mail.Link,
                    new Dictionary<string, string>(StringComparer.Ordinal)
                ),
                People.Officer2
            );
    }

    /// <summary>Rules of an association that asks for more than the law does.</summary>
    internal static AssociationRules Strict { get; } =
        new()
        {
            Quorum = new Fraction(3, 5),
            QualifiedMajorities =
            [
                new(DecisionKind.Grant, new Fraction(2, 3), Samples.Kr(200_000)),
                new(DecisionKind.FrameOverride, new Fraction(3, 4)),
            ],
            PaymentsWaitForAppeal = true,
        };

    /// <summary>Everything that somebody might sensibly do now, several times over: also what is seldom done.</summary>
    internal static IEnumerable<(ApplicationCommand Command, Actor Actor)> Everything(
        Application state,
        DateTimeOffset now,
        Random chance
    ) =>
        Enumerable
            .Range(0, 6)
            // Every second time a number that "seldom" divides.
            .Select(i => new Move(0, 0, i % 2 == 0 ? 5040 * i : chance.Next(999_999), chance.Next(999_999), 0))
            .SelectMany(move => Sensible.Distinct().Select(make => make(state, move, now)));

    /// <summary>The next command, and who sends it.</summary>
    internal static (ApplicationCommand Command, Actor Actor) Next(Application? state, Move move, DateTimeOffset now)
    {
        if (state is null)
        {
            return (new CreateDraft(Life.Id, Form(move), Samples.Association), People.Editor);
        }

        var candidates = Enumerable
            .Range(0, 12)
            .Select(i => Sensible[(move.Kind + (i * 37)) % Sensible.Length](state, move, now))
            .ToList();
        // Two in three: something that the domain accepts now, if there is any among a dozen tries; else whatever, by whomever.
        if (move.Who % 3 > 0)
        {
            foreach (var (command, actor) in candidates)
            {
                if (ApplicationDecider.Decide(state, command, actor, now) is Decision.Accepted { Events.Count: > 0 })
                {
                    return (command, actor);
                }
            }
        }

        return (candidates[0].Item1, Everybody[move.Who % Everybody.Length]);
    }

    private static RegisterRecord RecordOf(Application? s, Move m)
    {
        var id = s?.Records.Count > 0 ? s.Records[m.A % s.Records.Count].Id : "application-1";
        return new RegisterRecord(id, m.B % 7 == 0 ? "other" : $"hash of {id}", 1000);
    }

    private static (ApplicationCommand, Actor) Handling(Move m) =>
        m.B % 2 == 0
            ? (new Remind(), People.Officer2)
            : (new AssignOfficer(m.B % 5 == 0 ? null : People.Ref("karin@kansliet.se")), People.Officer);

    private static Actor Staff(DateTimeOffset now) => Staff(now.Hour);

    private static Actor Staff(int n) => n % 2 == 0 ? People.Officer : People.Officer2;

    private static Func<Application?, Move, DateTimeOffset, (ApplicationCommand, Actor)> Seldom(
        int outOf,
        Func<Move, DateTimeOffset, (ApplicationCommand, Actor)> end
    ) => (_, m, now) => m.A % outOf == 0 ? end(m, now) : (new RunDue("none"), Actor.System);

    private static ApplicationForm Form(Move m)
    {
        var sought = Samples.Kr(100_000 + m.A) + new Money(m.B % 100);
        return Samples.Form with
        {
            Title = m.B % 9 == 0 ? "" : $"Projekt {m.B % 5}",
            Budget = new()
            {
                Rows = [new(2027, CostType.Personnel, sought + Samples.Kr(50_000)), new(2028, CostType.Other, sought)],
                CoFunding = [new(2027, CoFundingKind.Cash, "Kalmar kommun", Samples.Kr(50_000))],
                Sought = [new(2027, sought), new(2028, m.B % 11 == 0 ? sought + new Money(1) : sought)],
            },
        };
    }

    private static AssociationSnapshot Association(Move m) =>
        Samples.Association with
        {
            Rules =
                m.B % 4 == 0
                    ? Strict
                    : new AssociationRules { DelegationCap = m.A % 3 == 0 ? Samples.Kr(1_000_000) : Money.Zero },
        };

    private static (ApplicationCommand, Actor) Opinion(Application? s, Move m, DateTimeOffset now)
    {
        var referrals = s?.Review?.Referrals ?? [];
        var referral = referrals.Count == 0 ? null : referrals[m.A % referrals.Count];
        var opinion = new Opinion((Stance)(m.B % 4), $"Skäl {m.B % 2}.", "Villkor.", [new("need", 1 + (m.B % 5))]);
        return (new GiveOpinion(referral?.Id ?? "1-fk", opinion), Named(referral?.Reviewer.Id));
    }

    private static Propose Proposal(Application? s, Move m)
    {
        var sought = s?.SubmittedForm?.Budget.Sought ?? [];
        if (m.A % 8 == 0 || sought.Count == 0)
        {
            return Samples.Reject;
        }

        var isPart = m.A % 2 == 0;
        List<YearAmount> amounts =
        [
            .. sought.Select(y => isPart ? y with { Amount = new Money(y.Amount.Ore - (m.B % (int)y.Amount.Ore)) } : y),
        ];
        var total = Money.Sum(amounts.Select(a => a.Amount));
        var first = new Money(total.Ore * (1 + (m.B % 80)) / 100);
        var second = new Money((total - first).Ore / 3);
        return new Propose(
            isPart ? Recommendation.GrantPart : Recommendation.Grant,
            amounts,
            ["Villkor."],
            [
                new(first, InstalmentTrigger.Date, new DateOnly(2027, 1, 1).AddDays(m.A % 300)),
                new(second, m.A % 3 == 0 ? InstalmentTrigger.Request : InstalmentTrigger.Report),
                new(total - first - second + new Money(m.B % 13 == 0 ? 1 : 0), InstalmentTrigger.Report),
            ],
            $"Motivering {m.A % 3}.",
            FrameOverride: m.B % 3 == 0 ? "Behovet är stort." : null,
            Available: Left(m)
        );
    }

    private static FundAvailability? Left(Move m) =>
        m.B % 5 == 0 ? new FundAvailability([new(2027, Samples.Kr(m.A % 200_000)), new(2028, Samples.Kr(-m.B))]) : null;

    private static Referral? ReferralOf(Application? s, Move m) =>
        s?.Review?.Referrals is { Count: > 0 } referrals ? referrals[m.A % referrals.Count] : null;

    private static Actor Named(string? id) => Everybody.FirstOrDefault(a => a.PersonId == id) ?? People.Reviewer("fk");

    private static Actor Delegator(Application? s, Move m) => Named(ReferralOf(s, m)?.DelegatedBy?.Id);

    private static (ApplicationCommand, Actor) Handover(Application? s, Move m, DateTimeOffset now) =>
        (
            new DelegateReferral(
                ReferralOf(s, m)?.Id ?? "1-fk",
                People.Ref(m.B % 9 == 0 ? "x@y.se" : "colleague@fk.se")
            ),
            Named(ReferralOf(s, m)?.Reviewer.Id)
        );

    private static (ApplicationCommand, Actor) Ruling(Application? s, Move m, DateTimeOffset now)
    {
        var flag = s?.Matter?.OpenConflicts.FirstOrDefault();
        return (
            new RuleOnConflict(flag?.SeatId ?? SeatId(s, m), m.A % 2 == 0, "Styrelsens beslut."),
            Named(s?.Matter?.Leader(not: flag?.Person)?.Holder?.Id)
        );
    }

    private static (ApplicationCommand, Actor) Dissent(Application? s, Move m, DateTimeOffset now) =>
        (new RecordDissent(SeatId(s, m), Version(s), $"Skäl {m.B % 2}."), Holder(s, m));

    private static string SeatId(Application? s, Move m) =>
        s?.Matter is { } matter ? matter.Seats[m.A % matter.Seats.Count].Id : "seat-1";

    private static int Version(Application? s) => s?.Matter?.BallotVersion ?? 1;

    private static Actor Holder(Application? s, Move m)
    {
        var id = s?.Matter?.Seats.FirstOrDefault(x => x.Id == SeatId(s, m))?.Holder?.Id;
        return Everybody.FirstOrDefault(a => a.PersonId == id) ?? People.Seat(1);
    }

    private static (ApplicationCommand, Actor) Ballot(Application? s, Move m, DateTimeOffset now) =>
        (new CastBallot(SeatId(s, m), Version(s) - (m.B % 29 == 0 ? 1 : 0), (VoteChoice)(m.B % 5 / 2)), Holder(s, m));

    private static (ApplicationCommand, Actor) NewLink(Application? s, Move m, DateTimeOffset now)
    {
        var purpose = (LinkPurpose)(m.B % 9);
        var (target, actor) = purpose switch
        {
            LinkPurpose.Opinion => (ReferralOf(s, m)?.Id ?? "1-fk", m.A % 2 == 0 ? Delegator(s, m) : Everybody[10]),
            LinkPurpose.Ballot => (SeatId(s, m), Holder(s, m)),
            LinkPurpose.Report => (s?.Reports.FirstOrDefault(r => r.IsAwaited)?.Id ?? "x", People.Signatory),
            LinkPurpose.Amendment or LinkPurpose.Account => ("1", People.Signatory),
            _ => ("sign-off", People.Signatory),
        };
        var to = m.A % 5 == 0 ? "somebody@else.se" : actor.PersonId;
        return (
            new ReissueLink(
                purpose,
                target,
                EmailAddress.TryParse(to, out var email) ? email : People.Ref("x@y.se").Email
            ),
            actor
        );
    }

    private static (ApplicationCommand, Actor) Authorise(Application? s, Move m, DateTimeOffset now)
    {
        Actor[] staff = [People.Officer, People.Officer2, People.Finance, People.Director];
        return (new AuthoriseInstalment(1 + (m.A % 3)), staff[m.B % 4]);
    }

    private static (ApplicationCommand, Actor) Requests(Application? s, Move m, DateTimeOffset now)
    {
        var instalment = s?.Instalments.FirstOrDefault(i =>
            i is { On: InstalmentTrigger.Request, Status: InstalmentStatus.Planned or InstalmentStatus.OnHold }
        );
        var amount =
            instalment is null ? Samples.Kr(1)
            : m.A % 2 == 0 ? new Money(Math.Max(1, instalment.Amount.Ore / 2))
            : instalment.Amount;
        return (
            new RequestDisbursement(
                instalment?.Number ?? 1 + (m.B % 4),
                amount,
                [new(CostType.Personnel, amount + Samples.Kr(m.B % 3))],
                s?.Documents.FirstOrDefault(d => !d.Registered)?.Id ?? "ledger-1"
            ),
            People.Editor
        );
    }

    private static int OpenRequest(Application? s, Move m) =>
        s is { DisbursementRequests: [.., var last] } ? last.Number : 1 + (m.A % 3);

    private static (ApplicationCommand, Actor) Changes(Application? s, Move m, DateTimeOffset now)
    {
        var budget = s?.CostBudget ?? [];
        var part = budget.Count == 0 ? Money.Zero : new Money(budget[0].Amount.Ore / (5 + (m.B % 20)));
        var more = Samples.Kr(1 + (m.B % 50_000));
        AmendmentRequest request = (m.A % 7) switch
        {
            0 or 1 when budget.Count > 0 => new()
            {
                Budget =
                [
                    budget[0] with
                    {
                        Amount = budget[0].Amount - part,
                    },
                    .. budget.Skip(1).Where(r => r.Year != budget[0].Year || r.CostType != CostType.Travel),
                    new(
                        budget[0].Year,
                        CostType.Travel,
                        part
                            + Money.Sum(
                                budget
                                    .Skip(1)
                                    .Where(r => r.Year == budget[0].Year && r.CostType == CostType.Travel)
                                    .Select(r => r.Amount)
                            )
                    ),
                ],
            },
            2 => new() { End = s?.ProjectPeriod?.End.AddDays(m.B % 300) },
            3 when budget.Count > 0 => new()
            {
                Budget = [budget[0] with { Amount = budget[0].Amount + more }, .. budget.Skip(1)],
                More = [new(budget[0].Year, more)],
                End = m.B % 3 == 0 ? s!.ProjectPeriod!.End.AddDays(90) : null,
            },
            4 => new()
            {
                Contact = new() { Name = $"Ny {m.B}", Email = $"ny{m.B % 3}@kalmar.se" },
            },
            5 => new()
            {
                AuthorisedSignatory = new() { Name = $"Ny firmatecknare {m.B}", Email = "signatory@kalmar.se" },
            },
            _ => new() { Account = PaymentAccount.Bankgiro(m.B % 2 == 0 ? "5050-1055" : "991-2346") },
        };
        return (new RequestAmendment(request with { Reason = $"Skäl {m.B % 3}." }), People.Editor);
    }

    private static (ApplicationCommand, Actor) Vote(Application? s, Move m, DateTimeOffset now)
    {
        var number = OpenAmendment(s, m);
        var amendment = s?.Amendments.FirstOrDefault(a => a.Number == number);
        var yes = 4 + (m.B % 6);
        var no = 9 - yes;
        var vote = new AmendmentVote("§ 9", SwedishTime.DayOf(now), 9 + (m.A % 2), yes, no, m.A % 2, null, "Prövat.");
        return (
            new RecordAmendmentVote(
                number,
                vote with
                {
                    Instalments =
                        vote.IsCarried && amendment is { Request.More.Count: > 0 }
                            ?
                            [
                                new(
                                    amendment.Request.TotalMore,
                                    (InstalmentTrigger)(m.A % 3),
                                    new DateOnly(2028, 3, 1),
                                    "final"
                                ),
                            ]
                            : null,
                }
            ),
            m.B % 11 == 0 ? People.Director : People.Officer
        );
    }

    private static int OpenAmendment(Application? s, Move m)
    {
        var open = s?.Amendments.Where(a => a.IsOpen).Select(a => a.Number).ToList() ?? [];
        return open.Count == 0 ? 1 + (m.A % 3) : open[m.A % open.Count];
    }

    private static (ApplicationCommand, Actor) Bank(Application? s, Move m, DateTimeOffset now)
    {
        var ids = s?.Instalments.Select(i => i.PaymentId).OfType<PaymentId>().ToList() ?? [];
        return (
            new RecordBankAnswer(
                ids.Count == 0 ? PaymentId.Of(Life.Number, 1, 1) : ids[m.A % ids.Count],
                m.B % 4 == 0 ? BankAnswer.Failed : BankAnswer.Paid,
                "Kontot är stängt."
            ),
            People.Finance
        );
    }

    private static (ApplicationCommand, Actor) ReportIn(Application? s, Move m, DateTimeOffset now) =>
        (
            new SubmitReport(
                ReportId(s, m, ReportStatus.Planned, ReportStatus.Returned),
                Samples.Report with
                {
                    Costs = [new(CostType.Personnel, Samples.Kr(m.A))],
                    CoFunding = Samples.Kr(m.B % 1000),
                    Deviations = m.B % 7 == 0 ? "" : "Dyrare än väntat.",
                }
            ),
            People.Editor
        );

    private static string ReportId(Application? s, Move m, params ReportStatus[] statuses)
    {
        var ids = s?.Reports.Where(r => statuses.Contains(r.Status)).Select(r => r.Id).ToList() ?? [];
        return ids.Count == 0 ? "interim-1"
            : m.A % 5 == 0 ? ids[m.B % ids.Count]
            : ids[0];
    }

    private static (ApplicationCommand, Actor) Time(Application? s, Move m, DateTimeOffset now)
    {
        var dues = s is null
            ? []
            : Dues.Running(s).Select(p => Dues.Of(s, p).Next).OfType<Due>().OrderBy(d => d.At).ToList();
        return (dues.Count == 0 ? new RunDue("none") : dues[m.A % 5 == 0 ? m.B % dues.Count : 0].Command, Actor.System);
    }
}
