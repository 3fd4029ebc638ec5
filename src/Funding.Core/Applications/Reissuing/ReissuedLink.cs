namespace Funding.Core;

/// <summary>A personal link that was made anew because somebody asked for it.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Target">What it acts on.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="At">When.</param>
public sealed record ReissuedLink(LinkPurpose Purpose, string Target, string PersonId, DateTimeOffset At)
{
    private const int MostADay = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// Whether the person has just been sent one, or several in a day: mail that somebody else can cause must not become a nuisance.
    /// </summary>
    internal static bool IsTooSoon(
        IReadOnlyList<ReissuedLink> before,
        LinkPurpose purpose,
        string target,
        string personId,
        DateTimeOffset now
    )
    {
        DateTimeOffset[] times =
        [
            .. before
                .Where(b => b.Purpose == purpose && b.Target == target && b.PersonId == personId && now - b.At < Day)
                .Select(b => b.At),
        ];
        return times.Length >= MostADay || times.Any(at => now - at < Pause);
    }

    /// <summary>The list with one more, without those that no longer count.</summary>
    internal static IReadOnlyList<ReissuedLink> Added(IReadOnlyList<ReissuedLink> before, ReissuedLink link) =>
        [.. before.Where(b => link.At - b.At < Day), link];
}
