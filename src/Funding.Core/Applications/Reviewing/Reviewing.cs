using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for the completeness check and the referrals.</summary>
internal static class Reviewing
{
    private const int MostParties = 100;

    internal static Decision Confirm(Application state, ConfirmComplete command, DateTimeOffset now)
    {
        if (state is { Stage: ApplicationStage.PartnerReview, Review.BoardQuestions: "" })
        {
            return Decision.Nothing;
        }

        if (state.Stage != ApplicationStage.Submitted)
        {
            return Refusals.WrongStage(state);
        }

        if (state.CaseNumber is null)
        {
            return Refusals.NotRegistered();
        }

        // Whoever is asked for an opinion sees all the files, and one that is found to be malicious is replaced before that.
        if (state.HasFilesWaiting)
        {
            return Refusals.FilesWaiting();
        }

        if (TextRules.RefusalOf(Check(command.Parties)) is { } refusal)
        {
            return refusal;
        }

        if (command.Meeting is { } meeting && PapersTooLate(meeting, state.Rules, now) is { } late)
        {
            return late;
        }

        var deadline = Deadlines.Of(command.Meeting?.Day ?? command.Deadline, state.Rules.ReviewDays, now);
        return Deadlines.IsPossible(deadline, now)
            ? Decision.Of([
                new CompletenessConfirmed(command.Parties),
                .. Start(state, command.Parties, state.Reviews.Count + 1, deadline, "", command.Meeting),
            ])
            : Refusals.DeadlineInvalid("/deadline");
    }

    /// <summary>A round of referrals; over at once when every party is an applicant.</summary>
    internal static IReadOnlyList<ApplicationEvent> Start(
        Application state,
        IReadOnlyList<ReferralParty> parties,
        int round,
        DateOnly deadline,
        string boardQuestions,
        PreparatoryMeeting? meeting = null
    )
    {
        var applicants = Applicants(state.SubmittedForm!);
        List<Referral> referrals =
        [
            .. parties
                .Where(p => !p.OrganisationNumbers.Any(applicants.Contains))
                .Select(p => new Referral(
                    FormattableString.Invariant($"{round}-{p.Id}"),
                    p.Id,
                    p.Name,
                    p.Reviewer,
                    p.ReviewerManager
                )),
        ];
        var started = new ReviewStarted(round, deadline, referrals, boardQuestions, meeting);
        return referrals.Count == 0 ? [started, new ReviewClosed(round, null, [])] : [started];
    }

    internal static Decision Answer(Application state, GiveOpinion command, Actor actor, DateTimeOffset now)
    {
        var round = state.Reviews.FirstOrDefault(r => r.Referrals.Any(f => f.Id == command.ReferralId));
        var referral = round?.Referrals.First(f => f.Id == command.ReferralId);
        if (round is null || referral is null || referral.Reviewer.Id != actor.PersonId)
        {
            return Refusals.NotFound();
        }

        if (referral.Opinion is { } given && Same(given, command.Opinion))
        {
            return Decision.Nothing;
        }

        var isOpen = IsOpen(state, round);
        if (!isOpen && referral.Opinion is not null)
        {
            return Refusals.OpinionGiven();
        }

        // What comes late is registered for as long as the board has not been given the matter.
        if (!isOpen && (state.Stage != ApplicationStage.Proposal || round.Round != state.Review!.Round))
        {
            return Refusals.ReviewClosed();
        }

        if (TextRules.RefusalOf(OpinionCheck.Of(command.Opinion, state.Rules)) is { } refusal)
        {
            return refusal;
        }

        if (!isOpen)
        {
            return new OpinionGiven(referral.Id, command.Opinion, Late: true, AfterClosing: true);
        }

        var happened = new OpinionGiven(referral.Id, command.Opinion, now >= SwedishTime.EndOf(round.Deadline));
        var isLast = round.Referrals.All(r => r.Opinion is not null || r.Id == referral.Id);
        return isLast ? Decision.Of(happened, new ReviewClosed(round.Round, null, [])) : happened;
    }

    internal static bool IsOpen(Application state, ReviewRound round) =>
        state.Stage == ApplicationStage.PartnerReview && round.Round == state.Review!.Round;

    internal static Decision Close(Application state, CloseReview command)
    {
        if (state.Stage == ApplicationStage.Proposal && state.Review?.ClosingReason == command.Reason)
        {
            return Decision.Nothing;
        }

        return state.Stage != ApplicationStage.PartnerReview ? Refusals.WrongStage(state)
            : TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } refusal ? refusal
            : new ReviewClosed(
                state.Review!.Round,
                command.Reason,
                [.. state.Review.Referrals.Where(r => r.Opinion is null).Select(r => r.PartyName)]
            );
    }

    private static Refusal? PapersTooLate(PreparatoryMeeting meeting, AssociationRules rules, DateTimeOffset now)
    {
        var last = MeetingCalendar.LastCallDay(meeting.Day, rules);
        return SwedishTime.DayOf(now) > last ? Refusals.PapersTooLate(rules.PapersDays, last) : null;
    }

    private static HashSet<OrganisationNumber> Applicants(ApplicationForm form) =>
        [
            .. form
                .CoApplicants.Select(c => c.OrganisationNumber)
                .Append(form.Applicant.OrganisationNumber)
                .Select(text => OrganisationNumber.TryParse(text, out var number) ? number : null)
                .OfType<OrganisationNumber>(),
        ];

    private static bool Same(Opinion a, Opinion b) =>
        a with { Scores = [] } == b with { Scores = [] } && a.Scores.SequenceEqual(b.Scores);

    private static IEnumerable<FieldProblem> Check(IReadOnlyList<ReferralParty> parties)
    {
        if (parties.Count is 0 or > MostParties)
        {
            return [parties.Count == 0 ? Problem.Required("/parties") : Problem.TooMany("/parties", MostParties)];
        }

        return parties
            .Index()
            .Where(p =>
                p.Item.Id.Length is 0 or > 50
                || !p.Item.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                || parties.Count(other => other.Id == p.Item.Id) > 1
            )
            .Select(p => Problem.Duplicate($"/parties/{p.Index}/id"));
    }
}
