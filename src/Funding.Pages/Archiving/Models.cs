using Funding.Core;

namespace Funding.Pages.Archiving;

/// <summary>A file of an archive.</summary>
/// <param name="Path">Where it is in the archive.</param>
/// <param name="Title">What it is.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of its bytes.</param>
public sealed record ArchivedFile(string Path, string Title, long Length, string Sha256);

/// <summary>Something that should be in an archive and is not.</summary>
/// <param name="Title">What it is.</param>
/// <param name="ReasonKey">Why not, as a text key.</param>
public sealed record LeftOut(string Title, string ReasonKey);

/// <summary>A payment of the case.</summary>
public sealed record ArchivedPayment(string Id, Money Amount, string Account, string Payee, DateTimeOffset At);

/// <summary>A line of the trail in words.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; null for what the applicant did before it was sent in.</param>
/// <param name="Text">What happened.</param>
/// <param name="Remark">What somebody wrote about it.</param>
/// <param name="Hash">Hash of the line and the hash before it.</param>
public sealed record ArchivedEvent(
    long Number,
    DateTimeOffset At,
    string? By,
    string Text,
    string? Remark,
    string Hash
);

/// <summary>The first page of an archive.</summary>
/// <param name="Application">The case.</param>
/// <param name="At">When the archive was made.</param>
/// <param name="By">Who made it.</param>
/// <param name="Files">Every file but the index and the list of checksums.</param>
/// <param name="LeftOut">What should be there and is not.</param>
/// <param name="Register">The register of documents.</param>
/// <param name="Payments">What was handed to the bank.</param>
public sealed record ArchiveIndexModel(
    Application Application,
    DateTimeOffset At,
    string By,
    IReadOnlyList<ArchivedFile> Files,
    IReadOnlyList<LeftOut> LeftOut,
    IReadOnlyList<RegisterEntry> Register,
    IReadOnlyList<ArchivedPayment> Payments
);

/// <summary>The trail of an archive, in words.</summary>
public sealed record ArchiveTrailModel(string Heading, IReadOnlyList<ArchivedEvent> Events);
