using Funding.Core;
using Funding.Pages.Reading;

namespace Funding.Pages.Administering;

/// <summary>The register of a case's documents, a page at a time.</summary>
/// <param name="Entries">This page's lines.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="FirstHref">The first page, or null on it.</param>
public sealed record CaseRegisterModel(IReadOnlyList<RegisterEntry> Entries, string? NextHref, string? FirstHref);

/// <summary>The mails of a case, latest first, a page at a time.</summary>
/// <param name="Rows">This page's mails.</param>
/// <param name="NextHref">Earlier mails, or null when there are none.</param>
/// <param name="FirstHref">The first page, or null on it.</param>
public sealed record CaseMailsModel(IReadOnlyList<MailRow> Rows, string? NextHref, string? FirstHref)
{
    /// <summary>Those that did not arrive and that somebody has to see to, oldest first.</summary>
    public IReadOnlyList<ReturnedRow> Returned { get; init; } = [];
}

/// <summary>A note of the staff's.</summary>
/// <param name="Event">The line of the trail that holds it.</param>
/// <param name="Text">What it says.</param>
/// <param name="By">Whose it is.</param>
/// <param name="At">When it was written.</param>
public sealed record NoteRow(long Event, string Text, string By, DateTimeOffset At);

/// <summary>The notes of a case, latest first, a page at a time.</summary>
/// <param name="Rows">This page's notes.</param>
/// <param name="NextHref">Earlier notes, or null when there are none.</param>
/// <param name="FirstHref">The first page, or null on it.</param>
public sealed record CaseNotesModel(IReadOnlyList<NoteRow> Rows, string? NextHref, string? FirstHref);

/// <summary>Whose doings of a case are looked for.</summary>
public enum TrailBy
{
    /// <summary>Everybody's.</summary>
    All,

    /// <summary>People's.</summary>
    People,

    /// <summary>The system's.</summary>
    System,
}

/// <summary>A line of the audit trail.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Event">What happened.</param>
/// <param name="Hash">SHA-256 of the line and the one before it.</param>
/// <param name="IsDrafting">Whether it is of what the municipality wrote before it was sent in: then who and what is theirs.</param>
public sealed record TrailLine(long Number, ApplicationEvent Event, string Hash, bool IsDrafting);

/// <summary>What a check of the chain of hashes came to.</summary>
/// <param name="Lines">How many lines were checked.</param>
/// <param name="Broken">The first line that is not as it was written, or null when all are.</param>
public sealed record TrailCheck(long Lines, long? Broken);

/// <summary>The audit trail, latest first, a page at a time.</summary>
/// <param name="Lines">This page's lines.</param>
/// <param name="Group">Only what is about this, or null for all.</param>
/// <param name="By">Whose doings.</param>
/// <param name="NextHref">Earlier lines, or null when there are none.</param>
/// <param name="FirstHref">The first page, or null on it.</param>
/// <param name="Check">What the check of the chain came to, when it was asked for.</param>
public sealed record CaseTrailModel(
    IReadOnlyList<TrailLine> Lines,
    EventGroup? Group,
    TrailBy By,
    string? NextHref,
    string? FirstHref,
    TrailCheck? Check
);
