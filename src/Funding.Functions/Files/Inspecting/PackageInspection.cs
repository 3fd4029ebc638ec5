using System.IO.Compression;
using System.Xml;
using Funding.Core;
using Funding.Functions.Storage.Attachments;

namespace Funding.Functions.Files.Inspecting;

/// <summary>
/// Looks into an Office or OpenDocument package where it is stored. Every entry is unpacked into nothing through a small buffer and
/// counted, so that what a package says of its sizes is checked and no bomb is ever expanded in memory.
/// </summary>
internal sealed class PackageInspection
{
    /// <summary>More entries than any document has; each costs time.</summary>
    internal const int MostEntries = 5_000;

    /// <summary>All entries unpacked. The largest document of 25 MB that people write stays far below.</summary>
    internal const long MostUnpacked = 250L * 1024 * 1024;

    /// <summary>How many times larger a large entry may become: a full sheet becomes some forty times larger, a bomb a thousand.</summary>
    internal const int MostTimes = 120;

    // Below this a high ratio harms nobody: an empty template is mostly blanks.
    private const long LargeEntry = 8L * 1024 * 1024;

    // Nothing becomes larger than this by being packed; an entry that is says that it is smaller than it is.
    private const long PackedSlack = 1024;

    // A package within a package is looked into in memory; the workbook behind a chart is a few kilobytes.
    private const int LargestNested = 4 * 1024 * 1024;
    private readonly FileKind _kind;
    private readonly NumberFinder _numbers;
    private readonly bool _isNested;
    private readonly byte[] _buffer = new byte[32 * 1024];
    private long _unpacked;

    private PackageInspection(FileKind kind, NumberFinder numbers, bool isNested) =>
        (_kind, _numbers, _isNested) = (kind, numbers, isNested);

    /// <summary>Looks into a stored package; null when it may be kept.</summary>
    /// <param name="content">The package; sought in.</param>
    /// <param name="kind">What it is to be.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal static async Task<(Refusal? Refusal, FoundNumbers? Numbers)> LookAsync(
        Stream content,
        FileKind kind,
        CancellationToken cancellationToken
    )
    {
        var numbers = new NumberFinder(kind.Place);
        var refusal = await new PackageInspection(kind, numbers, isNested: false).LookAsync(content, cancellationToken);
        return (refusal, numbers.Found);
    }

    private async Task<Refusal?> LookAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            await using var package = await ZipArchive.CreateAsync(
                content,
                ZipArchiveMode.Read,
                leaveOpen: true,
                entryNameEncoding: null,
                cancellationToken
            );
            return Contents(package, content.Length) ?? await EntriesAsync(package, cancellationToken);
        }
        catch (PackageRefusedException refused)
        {
            return refused.Refusal;
        }
        // Broken, in a way of packing that no Office writes, or no XML where there should be: nobody could open it either.
        catch (Exception fault) when (fault is InvalidDataException or XmlException or NotSupportedException)
        {
            return AttachmentRefusals.ContentDiffers;
        }
    }

    /// <summary>What the table of contents tells.</summary>
    private Refusal? Contents(ZipArchive package, long length)
    {
        if (package.Entries.Count > MostEntries)
        {
            return AttachmentRefusals.Bomb;
        }
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (packed, unpacked) = (0L, 0L);
        foreach (var entry in package.Entries)
        {
            if (entry.IsEncrypted)
            {
                return AttachmentRefusals.Encrypted;
            }
            // Two entries of one name: one for whoever checks, another for whoever opens.
            if (!names.Add(entry.FullName) || PackageParts.IsNoPlace(entry.FullName))
            {
                return AttachmentRefusals.ContentDiffers;
            }
            if (PackageParts.Acts(entry.FullName))
            {
                return AttachmentRefusals.ActiveContent;
            }
            packed += entry.CompressedLength;
            unpacked += entry.Length;
            if (
                packed > length
                || entry.CompressedLength > entry.Length + (entry.Length / 100) + PackedSlack
                || unpacked > MostUnpacked
                || (entry.Length > LargeEntry && entry.Length / MostTimes > entry.CompressedLength)
            )
            {
                return AttachmentRefusals.Bomb;
            }
        }
        return _kind.RequiredEntry is { } required && package.GetEntry(required) is null
            ? AttachmentRefusals.ContentDiffers
            : null;
    }

    private async Task<Refusal?> EntriesAsync(ZipArchive package, CancellationToken cancellationToken)
    {
        var isOffice = _kind.MainContentType is not null;
        var isKnown = !isOffice;
        foreach (var (index, entry) in package.Entries.Index())
        {
            await using var opened = await entry.OpenAsync(cancellationToken);
            await using var content = new CountedStream(opened, entry.Length, () => MostUnpacked - _unpacked);
            var beginning = await BeginningAsync(content, cancellationToken);
            if (PackageBeginning.IsOldOffice(beginning))
            {
                return AttachmentRefusals.ActiveContent;
            }
            if (PackageBeginning.IsPackage(beginning))
            {
                if (await NestedAsync(entry, content, cancellationToken) is { } refusal)
                {
                    return refusal;
                }
            }
            else if (!isOffice && string.Equals(entry.FullName, "mimetype", StringComparison.Ordinal))
            {
                isKnown = index == 0 && await IsMimeTypeAsync(content, cancellationToken);
            }
            else if (PackageParts.IsMarkup(entry.FullName))
            {
                var part = new MarkupInspection(_kind, entry.FullName, _isNested ? null : _numbers);
                await part.LookAsync(content, cancellationToken);
                isKnown |= isOffice && part.SaysMainContentType;
            }
            while (await content.ReadAsync(_buffer, cancellationToken) > 0) { }
            if (content.Count != entry.Length)
            {
                return AttachmentRefusals.Bomb;
            }
            _unpacked += content.Count;
        }
        return isKnown && (isOffice || package.GetEntry("mimetype") is not null)
            ? null
            : AttachmentRefusals.ContentDiffers;
    }

    private static async Task<byte[]> BeginningAsync(CountedStream content, CancellationToken cancellationToken)
    {
        var beginning = new byte[8];
        var count = await content.ReadAtLeastAsync(beginning, 8, throwOnEndOfStream: false, cancellationToken);
        content.PutBack(beginning.AsSpan(0, count));
        return beginning[..count];
    }

    // Charts carry the workbook that they are drawn from. Anything else inside, or deeper, is more than a document.
    private async Task<Refusal?> NestedAsync(
        ZipArchiveEntry entry,
        CountedStream content,
        CancellationToken cancellationToken
    )
    {
        if (
            _isNested
            || !PackageParts.IsEmbedded(entry.FullName)
            || FileKind.Of(entry.Name) is not { MainContentType: not null } kind
        )
        {
            return AttachmentRefusals.ActiveContent;
        }
        if (entry.Length > LargestNested)
        {
            return AttachmentRefusals.Bomb;
        }
        using var nested = new MemoryStream((int)entry.Length);
        await content.CopyToAsync(nested, cancellationToken);
        nested.Position = 0;
        return await new PackageInspection(kind, _numbers, isNested: true).LookAsync(nested, cancellationToken);
    }

    private async Task<bool> IsMimeTypeAsync(CountedStream content, CancellationToken cancellationToken)
    {
        var text = new byte[100];
        var count = await content.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken);
        return string.Equals(
            System.Text.Encoding.ASCII.GetString(text, 0, count).TrimEnd(),
            _kind.ContentType,
            StringComparison.Ordinal
        );
    }
}

/// <summary>Something within a package says that it may not be kept.</summary>
internal sealed class PackageRefusedException(Refusal refusal) : Exception(refusal.Code)
{
    internal Refusal Refusal { get; } = refusal;
}
