namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Records the day when the notice of the approved minutes went up. Can be corrected until the decision is final.</summary>
    public sealed record RecordNotice(DateOnly On) : ApplicationCommand;

    /// <summary>Records that the decision has been appealed: payments wait for the court.</summary>
    public sealed record RecordAppeal(DateOnly LodgedOn, string Reference) : ApplicationCommand;

    /// <summary>Records what the court held.</summary>
    public sealed record RecordAppealDecision(AppealOutcome Outcome, string Note = "") : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The notice of the approved minutes went up; the time for appeal runs.</summary>
    public sealed record NoticePosted(PublicNotice Notice) : ApplicationEvent;

    /// <summary>The decision was appealed; payments wait.</summary>
    public sealed record AppealLodged(DateOnly LodgedOn, string Reference) : ApplicationEvent;

    /// <summary>The appeal was decided.</summary>
    public sealed record AppealDecided(AppealOutcome Outcome, string Note) : ApplicationEvent;
}
