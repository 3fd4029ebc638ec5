using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>A party of the association that may be asked for an opinion. Several municipalities together are one party.</summary>
/// <param name="Id">Stable id, such as <c>forsakringskassan</c>: letters, digits and dashes.</param>
/// <param name="Name">The party's name.</param>
/// <param name="OrganisationNumbers">The members that are this party; a party with an applicant among them is not asked.</param>
/// <param name="Reviewer">Who answers.</param>
/// <param name="ReviewerManager">Who is told when no answer comes.</param>
public sealed record ReferralParty(
    string Id,
    string Name,
    IReadOnlyList<OrganisationNumber> OrganisationNumbers,
    PersonRef Reviewer,
    PersonRef ReviewerManager
);

/// <summary>What a partner thinks of the project.</summary>
[JsonConverter(typeof(CamelCaseEnum<Stance>))]
public enum Stance
{
    /// <summary>Supports the project.</summary>
    Supports,

    /// <summary>Supports it if something is changed; the conditions say what.</summary>
    SupportsWithChanges,

    /// <summary>Does not support it; the reasons say why.</summary>
    DoesNotSupport,

    /// <summary>Has no opinion.</summary>
    NoOpinion,
}

/// <summary>A score for one criterion.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Points">1 to 5.</param>
public sealed record Score(string Criterion, int Points);

/// <summary>A partner's answer to a referral (yttrande).</summary>
/// <param name="Stance">What the partner thinks.</param>
/// <param name="Reasons">Why; needed unless the partner has no opinion.</param>
/// <param name="Conditions">What should be changed; needed with <see cref="Stance.SupportsWithChanges"/>.</param>
/// <param name="Scores">Points by criterion; may be empty.</param>
public sealed record Opinion(Stance Stance, string Reasons, string Conditions, IReadOnlyList<Score> Scores)
{
    /// <summary>Why; needed unless the partner has no opinion.</summary>
    public string Reasons { get; init; } = Reasons ?? "";

    /// <summary>What should be changed; needed with <see cref="Stance.SupportsWithChanges"/>.</summary>
    public string Conditions { get; init; } = Conditions ?? "";

    /// <summary>Points by criterion; may be empty.</summary>
    public IReadOnlyList<Score> Scores { get; init; } = Rows.Of(Scores);
}

/// <summary>An answer that the party has corrected since.</summary>
/// <param name="Opinion">The answer.</param>
/// <param name="By">Who gave it.</param>
/// <param name="At">When.</param>
public sealed record EarlierOpinion(Opinion Opinion, Author By, DateTimeOffset At);

/// <summary>A question to a party that is not an applicant, in one round (remiss).</summary>
/// <param name="Id"><c>{round}-{party id}</c>.</param>
/// <param name="PartyId">The party.</param>
/// <param name="PartyName">The party's name.</param>
/// <param name="Reviewer">Who answers.</param>
/// <param name="ReviewerManager">Who is told when no answer comes.</param>
public sealed record Referral(
    string Id,
    string PartyId,
    string PartyName,
    PersonRef Reviewer,
    PersonRef ReviewerManager
)
{
    /// <summary>The answer, when there is one.</summary>
    public Opinion? Opinion { get; init; }

    /// <summary>When the answer came.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Who gave the answer that counts; null in answers recorded before that was kept.</summary>
    public Author? AnsweredBy { get; init; }

    /// <summary>Whether the answer came after the deadline.</summary>
    public bool Late { get; init; }

    /// <summary>Whether the answer came after the secretariat had gone on without it.</summary>
    public bool AfterClosing { get; init; }

    /// <summary>What the party answered before it corrected itself, oldest first; the last answer counts.</summary>
    public IReadOnlyList<EarlierOpinion> Earlier
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Who handed the referral over to <see cref="Reviewer"/>; null when the party's own reviewer holds it.</summary>
    public PersonRef? DelegatedBy { get; init; }

    /// <summary>When it was handed over.</summary>
    public DateTimeOffset? DelegatedAt { get; init; }

    /// <summary>Whether the manager has been told that the answer is missing.</summary>
    public bool Escalated { get; init; }

    internal Referral Answered(ApplicationEvent.OpinionGiven e) =>
        this with
        {
            Opinion = e.Opinion,
            AnsweredBy = e.By,
            AnsweredAt = e.At,
            Late = e.Late,
            AfterClosing = e.AfterClosing,
            Earlier = Opinion is null
                ? Earlier
                :
                [
                    .. Earlier,
                    new EarlierOpinion(
                        Opinion,
                        AnsweredBy ?? new Author(Reviewer.Id, Reviewer.Name),
                        AnsweredAt ?? e.At
                    ),
                ],
        };

    /// <summary>The weighted mean of the points, 1–5; null without scores.</summary>
    public decimal? WeightedScore(AssociationRules rules) => ReviewScore.Of(Opinion, rules);
}

/// <summary>The preparatory group's meeting that discusses an application.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="Day">Its day, which is the last day to answer.</param>
public sealed record PreparatoryMeeting(MeetingId Id, DateOnly Day);

/// <summary>One round of referrals.</summary>
/// <param name="Round">1 for the first; one more each time the board remits.</param>
/// <param name="Deadline">The last day to answer.</param>
/// <param name="Referrals">The questions and their answers.</param>
public sealed record ReviewRound(int Round, DateOnly Deadline, IReadOnlyList<Referral> Referrals)
{
    /// <summary>The preparatory group's meeting that discusses it, when one was named.</summary>
    public PreparatoryMeeting? Meeting { get; init; }

    /// <summary>When the referrals went out.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>What the board wants to know, in rounds after a remission.</summary>
    public string BoardQuestions { get; init; } = "";

    /// <summary>When the round ended.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why staff ended it before all had answered; null when all answered.</summary>
    public string? ClosingReason { get; init; }

    /// <summary>The parties that had not answered when it ended.</summary>
    public IReadOnlyList<string> Unanswered { get; init; } = [];
}
