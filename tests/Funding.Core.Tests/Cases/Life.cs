using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>An application under test: given a stage, when a command comes, then see what happened.</summary>
internal sealed class Life
{
    internal static readonly ApplicationId Id = new(Guid.Parse("11111111-2222-3333-4444-555555555555"));
    internal static readonly CaseNumber Number = new("KAL", 2026, 42);

    internal Application? State { get; private set; }

    internal DateTimeOffset Now { get; set; } = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    internal List<ApplicationEvent> Trail { get; } = [];

    internal List<Effect> Effects { get; } = [];

    internal IEnumerable<Effect.SendMail> Mails => Effects.OfType<Effect.SendMail>();

    internal Application Current => State!;

    internal static Life Nothing() => new();

    internal static Life Draft(ApplicationForm? form = null, AssociationSnapshot? association = null) =>
        new Life().Do(new CreateDraft(Id, form ?? Samples.Form, association ?? Samples.Association), People.Editor);

    /// <summary>A draft whose signatory has been asked to sign it off.</summary>
    internal static Life AskedToSign() =>
        Draft().Do(new AskForSignOff(People.Ref("editor@kalmar.se"), Samples.Association), People.Editor);

    internal static Life Submitted(AssociationRules? rules = null) =>
        Draft()
            .Do(
                new SubmitApplication(Samples.Association with { Rules = rules ?? new AssociationRules() }),
                People.Signatory
            )
            .Do(new AssignCaseNumber(Number), Actor.System);

    internal static Life InReview(AssociationRules? rules = null) =>
        Submitted(rules).Do(new ConfirmComplete(Samples.Parties), People.Officer);

    internal static Life Reviewed(AssociationRules? rules = null) => InReview(rules).AllAnswer();

    internal static Life Proposed(Propose? proposal = null, AssociationRules? rules = null) =>
        Reviewed(rules).Do(proposal ?? Samples.Grant, People.Director);

    internal static Life WithBoard(
        Propose? proposal = null,
        BoardMode mode = BoardMode.Meeting,
        AssociationRules? rules = null
    )
    {
        var life = Proposed(proposal, rules);
        return life.Do(
            new OpenBoardDecision(Samples.Seats, Samples.Substitutes, life.Now.AddDays(14), mode),
            People.Officer
        );
    }

    internal static Life Decided(Propose? proposal = null, AssociationRules? rules = null) =>
        WithBoard(proposal, rules: rules)
            .Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            .Do(new CloseBoardDecision(), People.Officer);

    internal static Life DecidedByDelegates()
    {
        var life = Proposed(rules: new AssociationRules { DelegationCap = Samples.Kr(1_400_000) });
        var open = new OpenBoardDecision([.. Samples.Seats.Take(1)], [], life.Now.AddDays(7), BoardMode.Delegated);
        return life.Do(open, People.Officer).Vote(VoteChoice.Yes, 1).Do(new CloseBoardDecision(), People.Officer);
    }

    internal static Life Granted(Propose? proposal = null, AssociationRules? rules = null)
    {
        var life = Decided(proposal, rules);
        return life.Do(new ApproveMinutes("§ 12", SwedishTime.DayOf(life.Now)), People.Officer);
    }

    internal static Life Accepted(Propose? proposal = null, AssociationRules? rules = null)
    {
        var life = Granted(proposal, rules);
        return life.Do(new AcceptAgreement(life.Current.Agreement!.Hash), People.Signatory);
    }

    internal static Life Active(Propose? proposal = null, AssociationRules? rules = null) =>
        Accepted(proposal, rules).Do(new CountersignAgreement(), People.Director);

    /// <summary>All paid but the last two instalments, all reports in but the final.</summary>
    internal static Life Reported()
    {
        var life = Active();
        life.Until(new DateOnly(2027, 1, 20)).Pay(1);
        life.Until(new DateOnly(2027, 5, 10)).Report("interim-1").Pay(2);
        life.Until(new DateOnly(2027, 10, 10)).Report("interim-2");
        life.Until(new DateOnly(2028, 5, 10)).Report("interim-3");
        return life.Until(new DateOnly(2028, 10, 10)).Report("interim-4");
    }

    internal Life AllAnswer()
    {
        foreach (var referral in Current.Review!.Referrals.Where(r => r.Opinion is null).ToList())
        {
            Do(new GiveOpinion(referral.Id, Samples.Opinion), People.Reviewer(referral.PartyId));
        }

        return this;
    }

    internal Life Vote(VoteChoice choice, params int[] seats)
    {
        foreach (var seat in seats)
        {
            Do(new CastBallot($"seat-{seat}", Current.Matter!.BallotVersion, choice), People.Seat(seat));
        }

        return this;
    }

    internal Life Pay(int number)
    {
        Do(new AuthoriseInstalment(number), People.Officer2).Do(new AuthoriseInstalment(number), People.Director);
        return Do(new RecordBankAnswer(Instalment(number).PaymentId!, BankAnswer.Paid), People.Finance);
    }

    internal Life Report(string id, ReportContent? content = null) =>
        Do(new SubmitReport(id, content ?? Samples.Report), People.Editor).Do(new AcceptReport(id), People.Officer);

    /// <summary>Lets time do everything that is due up to the moment.</summary>
    internal Life Until(DateTimeOffset moment)
    {
        for (var steps = 0; NextDue() is { } due && due.At <= moment; steps++)
        {
            Assert.True(steps < 1000, $"Time goes on for ever: {due.Key}");
            Now = due.At > Now ? due.At : Now;
            Do(due.Command, Actor.System);
        }

        Now = moment;
        return this;
    }

    internal Life Until(DateOnly day) => Until(SwedishTime.Morning(day).AddHours(4));

    internal Due? NextDue() =>
        Dues.Running(Current).Select(p => Dues.Of(Current, p).Next).OfType<Due>().MinBy(d => (d.At, d.Key));

    internal Instalment Instalment(int number) => Current.Instalments.Single(i => i.Number == number);

    /// <summary>The command must be accepted.</summary>
    internal Life Do(ApplicationCommand command, Actor actor)
    {
        var decision = ApplicationDecider.Decide(State, command, actor, Now);
        Assert.True(decision is Decision.Accepted, (decision as Decision.Refused)?.Refusal.ToString());
        foreach (var happened in ((Decision.Accepted)decision).Events)
        {
            State = Application.Fold(State, happened);
            Trail.Add(happened);
            Effects.AddRange(ApplicationEffects.Of(State, happened));
        }

        return this;
    }

    /// <summary>The events of an accepted command, in a life that goes on.</summary>
    internal IReadOnlyList<ApplicationEvent> When(ApplicationCommand command, Actor actor)
    {
        var before = Trail.Count;
        Do(command, actor);
        return Trail[before..];
    }

    /// <summary>The command must be refused with the code.</summary>
    internal Refusal Refuses(ApplicationCommand command, Actor actor, string code)
    {
        var refused = Assert.IsType<Decision.Refused>(ApplicationDecider.Decide(State, command, actor, Now));
        Assert.Equal(code, refused.Refusal.Code);
        return refused.Refusal;
    }
}
