using Funding.Core;

namespace Funding.Local.Demo.Many;

/// <summary>What becomes of an application. Every fate is one way through the process.</summary>
internal enum Fate
{
    /// <summary>Granted, used to the last krona, closed.</summary>
    Granted,

    /// <summary>Granted, some money left, which is paid back.</summary>
    Recovered,

    /// <summary>The board says no.</summary>
    Rejected,

    /// <summary>Taken back while the partners read it.</summary>
    WithdrawnInReview,

    /// <summary>Granted, but the first payment fails.</summary>
    PaymentFailed,

    /// <summary>Granted; a report comes so late that payments are held and the signatory is told.</summary>
    ReportLate,

    /// <summary>Sent back to the partners by the board, then granted.</summary>
    Remitted,

    /// <summary>A supplement is never answered: dismissed.</summary>
    Dismissed,

    /// <summary>Ended by the director after the first payment; what was paid is paid back.</summary>
    Terminated,

    /// <summary>Taken back while the item is open with the board.</summary>
    WithdrawnAtBoard,

    /// <summary>A supplement is answered after a reminder, then granted in part.</summary>
    Supplemented,

    /// <summary>Tabled by the board, opened anew at the next meeting, granted.</summary>
    Tabled,

    /// <summary>Taken back on the day after it was sent in.</summary>
    WithdrawnAtOnce,

    /// <summary>The proposal is changed while the item is open: the votes are void and cast anew.</summary>
    Reproposed,

    /// <summary>Taken back while the applicant has questions to answer.</summary>
    WithdrawnInSupplement,

    /// <summary>Taken back when the director's proposal is known.</summary>
    WithdrawnBeforeBoard,

    /// <summary>Everybody needs every reminder, and much does not go as planned; closed in the end.</summary>
    Slow,

    /// <summary>Signed off by link, handed over to a colleague, treated by both meetings, whose minutes two approve by link; closed.</summary>
    AtMeetings,

    /// <summary>Granted; the board adds money and time to it while it runs; closed.</summary>
    Amended,

    /// <summary>Granted by the chair on delegation, reported to the board, appealed in vain; closed.</summary>
    Delegated,

    /// <summary>Dismissed by mistake, opened again, granted, closed, and opened once more for a new account.</summary>
    Reopened,
}

/// <summary>Questions about fates.</summary>
internal static class Fates
{
    // How many of every hundred applications, once each fate has had its first.
    private static readonly (Fate Fate, int Share)[] Shares =
    [
        (Fate.Granted, 6),
        (Fate.Recovered, 7),
        (Fate.Rejected, 16),
        (Fate.WithdrawnInReview, 8),
        (Fate.PaymentFailed, 5),
        (Fate.ReportLate, 5),
        (Fate.Remitted, 4),
        (Fate.Dismissed, 9),
        (Fate.Terminated, 4),
        (Fate.WithdrawnAtBoard, 4),
        (Fate.Supplemented, 5),
        (Fate.Tabled, 3),
        (Fate.WithdrawnAtOnce, 5),
        (Fate.Reproposed, 2),
        (Fate.WithdrawnInSupplement, 3),
        (Fate.WithdrawnBeforeBoard, 3),
        (Fate.Slow, 1),
        (Fate.AtMeetings, 6),
        (Fate.Amended, 2),
        (Fate.Delegated, 2),
        (Fate.Reopened, 1),
    ];

    /// <summary>So many fates: each one once if there is room, the others by their shares.</summary>
    internal static IReadOnlyList<Fate> Of(int count, Random chance) =>
        [
            .. Enum.GetValues<Fate>().Take(count),
            .. Enumerable.Range(0, Math.Max(0, count - Shares.Length)).Select(_ => One(chance)),
        ];

    /// <summary>Where an application with this fate ends.</summary>
    internal static ApplicationStage End(this Fate fate) =>
        fate switch
        {
            Fate.Granted
            or Fate.Recovered
            or Fate.PaymentFailed
            or Fate.ReportLate
            or Fate.Remitted
            or Fate.Supplemented
            or Fate.Tabled
            or Fate.Reproposed
            or Fate.Slow
            or Fate.AtMeetings
            or Fate.Amended
            or Fate.Delegated
            or Fate.Reopened => ApplicationStage.Closed,
            Fate.Rejected => ApplicationStage.Rejected,
            Fate.Dismissed => ApplicationStage.Dismissed,
            Fate.Terminated => ApplicationStage.Terminated,
            Fate.WithdrawnInReview
            or Fate.WithdrawnAtBoard
            or Fate.WithdrawnAtOnce
            or Fate.WithdrawnInSupplement
            or Fate.WithdrawnBeforeBoard => ApplicationStage.Withdrawn,
        };

    /// <summary>What a reader of the table sees.</summary>
    internal static string Words(this Fate fate) =>
        fate switch
        {
            Fate.Granted => "granted, all of it used",
            Fate.Recovered => "granted, something paid back",
            Fate.Rejected => "rejected by the board",
            Fate.WithdrawnInReview => "withdrawn during the review",
            Fate.PaymentFailed => "granted, a payment failed",
            Fate.ReportLate => "granted, a report came late",
            Fate.Remitted => "remitted, then granted",
            Fate.Dismissed => "dismissed, no answer",
            Fate.Terminated => "terminated, paid back",
            Fate.WithdrawnAtBoard => "withdrawn from the board",
            Fate.Supplemented => "supplemented, granted in part",
            Fate.Tabled => "tabled, then granted",
            Fate.WithdrawnAtOnce => "withdrawn at once",
            Fate.Reproposed => "proposal changed, granted",
            Fate.WithdrawnInSupplement => "withdrawn when asked for more",
            Fate.WithdrawnBeforeBoard => "withdrawn before the board",
            Fate.Slow => "granted, everything late",
            Fate.AtMeetings => "granted at a meeting",
            Fate.Amended => "granted, more by the board",
            Fate.Delegated => "delegated, appealed in vain",
            Fate.Reopened => "opened again, twice",
        };

    private static Fate One(Random chance)
    {
        var left = chance.Next(Shares.Sum(share => share.Share));
        return Shares.First(share => (left -= share.Share) < 0).Fate;
    }
}
