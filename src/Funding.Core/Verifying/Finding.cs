namespace Funding.Core;

/// <summary>What a verification can find. The names are stored with its result.</summary>
public enum FindingKind
{
    /// <summary>Rows of events are gone, and later ones are there.</summary>
    EventsMissing,

    /// <summary>Rows of events are gone at the end: the state, or what was anchored, counts more.</summary>
    LastEventsMissing,

    /// <summary>An event's row is not the one that was written: its content, place or hash is another.</summary>
    EventAltered,

    /// <summary>There are rows of events after the last one that the state counts.</summary>
    EventInserted,

    /// <summary>An event's row cannot be read.</summary>
    EventUnreadable,

    /// <summary>There are events and no state.</summary>
    StateMissing,

    /// <summary>The state cannot be read.</summary>
    StateUnreadable,

    /// <summary>The state is not what its events make.</summary>
    StateDiffers,

    /// <summary>An anchored head is not in the trail: it has been written anew since.</summary>
    HeadDiffers,

    /// <summary>What was anchored or registered is gone altogether.</summary>
    AllGone,

    /// <summary>The register of documents is not what the events make.</summary>
    DocumentsDiffer,

    /// <summary>A generated document is gone or is not the one that was registered.</summary>
    RecordAltered,

    /// <summary>An attached file is gone or is not the one that was registered.</summary>
    AttachmentAltered,

    /// <summary>A mail, a link or an undelivered effect belongs to no event.</summary>
    StrayRow,

    /// <summary>The case's number is not the one that the register of case numbers has.</summary>
    NumberDiffers,

    /// <summary>Case numbers are missing in the register.</summary>
    NumbersMissing,

    /// <summary>The anchored heads themselves are not as they were written.</summary>
    AnchorAltered,
}

/// <summary>Something that is not as it was written.</summary>
/// <param name="Kind">What.</param>
/// <param name="Of">Where: an aggregate's kind and id in lower case (<c>application 0f…</c>), a year's register, an anchor.</param>
/// <param name="Sequence">The event, the number, or null.</param>
/// <param name="Detail">What else to look for: a case number, a document's id, a place in the state; never what stands there.</param>
public sealed record Finding(FindingKind Kind, string Of, long? Sequence = null, string? Detail = null);
