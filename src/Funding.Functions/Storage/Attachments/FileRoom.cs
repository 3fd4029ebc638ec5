using Funding.Core;

namespace Funding.Functions.Storage.Attachments;

/// <summary>How large a file may be: by itself, and together with those that are there.</summary>
/// <param name="One">Bytes of one file.</param>
/// <param name="Left">Bytes that are left for the application.</param>
/// <param name="All">Bytes of all the application's files.</param>
internal sealed record FileRoom(long One, long Left, long All)
{
    /// <summary>Room for one file and no more, where nothing is counted yet.</summary>
    internal static FileRoom For(long one) => new(one, long.MaxValue, long.MaxValue);

    /// <summary>The room that an application has now.</summary>
    internal static FileRoom In(Application application) =>
        new(
            application.Rules.MaxDocumentBytes,
            Math.Max(0, application.Rules.MaxDocumentsBytes - application.Documents.Sum(document => document.Length)),
            application.Rules.MaxDocumentsBytes
        );

    /// <summary>Why a file of the length is not taken; null when it is.</summary>
    internal Refusal? Refuses(long length) =>
        length > One ? AttachmentRefusals.TooLarge(One)
        : length > Left ? AttachmentRefusals.NoRoom(Left, All)
        : null;
}
