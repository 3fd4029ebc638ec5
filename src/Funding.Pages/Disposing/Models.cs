using Funding.Core;

namespace Funding.Pages.Disposing;

/// <summary>How far a disposal has come.</summary>
public enum DisposalStatus
{
    /// <summary>What is due is being listed.</summary>
    Listing,

    /// <summary>The list waits for somebody else to confirm it.</summary>
    Listed,

    /// <summary>It is being disposed of.</summary>
    Disposing,

    /// <summary>All of it has been gone through.</summary>
    Done,

    /// <summary>Somebody put the list aside.</summary>
    Dropped,

    /// <summary>The list was no longer the one that was confirmed: nothing was disposed of.</summary>
    Altered,
}

/// <summary>What became of a case on the list.</summary>
public enum DisposalResult
{
    /// <summary>What was listed of it is gone.</summary>
    Disposed,

    /// <summary>Left as it was: it is open, appealed, has money left or a hold, or the plan says otherwise by now.</summary>
    Left,
}

/// <summary>How many things of a class, and how large they are together.</summary>
/// <param name="Class">The class.</param>
/// <param name="Years">How many years it is kept.</param>
/// <param name="Things">How many.</param>
/// <param name="Bytes">How large.</param>
public sealed record DisposalSum(RetentionClass Class, int Years, long Things, long Bytes);

/// <summary>A case on a list.</summary>
/// <param name="Id">The case.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Title">The project.</param>
/// <param name="Ended">The day on which it ended.</param>
/// <param name="Classes">How many things of which class.</param>
/// <param name="Bytes">How large they are together.</param>
/// <param name="Result">What became of it; null before that.</param>
public sealed record DisposalCase(
    Funding.Core.ApplicationId Id,
    string CaseNumber,
    string Title,
    DateOnly Ended,
    IReadOnlyList<(RetentionClass Class, int Things)> Classes,
    long Bytes,
    DisposalResult? Result
);

/// <summary>A disposal in short.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="PreviewedBy">Who had it listed.</param>
/// <param name="StartedAt">When.</param>
/// <param name="ConfirmedBy">Who confirmed it.</param>
/// <param name="ConfirmedAt">When.</param>
/// <param name="EndedAt">When it was over.</param>
/// <param name="Cases">How many cases are on the list.</param>
/// <param name="CasesDone">How many of them have been gone through.</param>
/// <param name="CasesLeft">How many of those were left as they were.</param>
/// <param name="Held">Cases with something due that are not on the list because nothing of them may be disposed of now.</param>
/// <param name="ListHash">Over the whole list; null until it stands.</param>
/// <param name="Sums">What is on the list, by class.</param>
/// <param name="Disposed">What is gone, by class.</param>
public sealed record ShownDisposal(
    string Id,
    DisposalStatus Status,
    string PreviewedBy,
    DateTimeOffset StartedAt,
    string? ConfirmedBy,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? EndedAt,
    long Cases,
    long CasesDone,
    long CasesLeft,
    long Held,
    string? ListHash,
    IReadOnlyList<DisposalSum> Sums,
    IReadOnlyList<DisposalSum> Disposed
)
{
    /// <summary>Whether the system has something to do.</summary>
    public bool IsUnderWay => Status is DisposalStatus.Listing or DisposalStatus.Disposing;
}

/// <summary>The page of all disposals.</summary>
/// <param name="Runs">The disposals, latest first.</param>
/// <param name="Plan">How long each class is kept today; null: for ever.</param>
/// <param name="Erased">Drafts never sent in that were erased: year and number.</param>
/// <param name="MayDispose">Whether the reader may have what is due listed.</param>
public sealed record DisposalsModel(
    IReadOnlyList<ShownDisposal> Runs,
    IReadOnlyList<(RetentionClass Class, int? Years)> Plan,
    IReadOnlyList<(int Year, long Count)> Erased,
    bool MayDispose
);

/// <summary>The page of one disposal: list, progress and report.</summary>
/// <param name="Run">The disposal.</param>
/// <param name="Cases">This page's cases.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="FirstHref">The first page, or null on it.</param>
/// <param name="MayDispose">Whether the reader may confirm or put aside at all.</param>
/// <param name="IsOwn">Whether the reader had it listed, and so does not confirm it.</param>
/// <param name="Refusal">Why what was asked was not done.</param>
public sealed record DisposalModel(
    ShownDisposal Run,
    IReadOnlyList<DisposalCase> Cases,
    string? NextHref,
    string? FirstHref,
    bool MayDispose,
    bool IsOwn,
    string? Refusal
);
