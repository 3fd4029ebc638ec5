using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>The notice of the approved minutes (anslag), from which the time for appeal runs.</summary>
/// <param name="NoticedOn">The day when the notice went up.</param>
/// <param name="FinalOn">The first day on which the decision can no longer be appealed.</param>
public sealed record PublicNotice(DateOnly NoticedOn, DateOnly FinalOn)
{
    private const int Weeks = 3;

    /// <summary>The notice that went up on a day.</summary>
    /// <remarks>
    /// Kommunallag (2017:725) 13 kap. 5 §: an appeal must have come in within three weeks from the day when the notice of the approved minutes
    /// was given. Lag (1930:173) 2 §: a time that ends on a Saturday, Sunday, holiday or the eve of midsummer, Christmas or New Year ends on
    /// the next working day.
    /// </remarks>
    public static PublicNotice On(DateOnly day) => new(day, BusinessDays.OnOrAfter(day.AddDays(7 * Weeks)).AddDays(1));
}

/// <summary>What a court made of an appeal.</summary>
[JsonConverter(typeof(CamelCaseEnum<AppealOutcome>))]
public enum AppealOutcome
{
    /// <summary>The decision stands: rejected, dismissed, or taken back.</summary>
    Upheld,

    /// <summary>The decision is annulled.</summary>
    Annulled,
}

/// <summary>An appeal against the decision (laglighetsprövning).</summary>
/// <param name="LodgedOn">When it came in.</param>
/// <param name="Reference">Court and case number, as far as known.</param>
public sealed record Appeal(DateOnly LodgedOn, string Reference)
{
    /// <summary>What came of it; null until it is decided.</summary>
    public AppealOutcome? Outcome { get; init; }

    /// <summary>What staff noted about the outcome.</summary>
    public string Note { get; init; } = "";
}
