using Funding.Core;
using Funding.Functions.Storage.Attachments;

namespace Funding.Functions.Files.Inspecting;

/// <summary>A PNG picture: it begins and ends as one, and nothing follows it.</summary>
internal sealed class PngInspection : FileInspection
{
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> LastChunk => [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    private protected override Refusal? Begin(ReadOnlySpan<byte> block) =>
        block.StartsWith(Signature) ? null : AttachmentRefusals.ContentDiffers;

    private protected override Refusal? End(ReadOnlySpan<byte> tail) =>
        tail.EndsWith(LastChunk) ? base.End(tail) : AttachmentRefusals.ContentDiffers;
}

/// <summary>A JPEG picture. Cameras put more pictures after the first, so only packages are looked for at its end.</summary>
internal sealed class JpegInspection : FileInspection
{
    private protected override Refusal? Begin(ReadOnlySpan<byte> block) =>
        block.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? null : AttachmentRefusals.ContentDiffers;
}

/// <summary>The beginning of a package; the rest is looked into when it is stored (<see cref="PackageInspection"/>).</summary>
internal sealed class PackageBeginning : FileInspection
{
    /// <summary>Microsoft's older format, which also holds whatever Office encrypts.</summary>
    internal static bool IsOldOffice(ReadOnlySpan<byte> beginning) =>
        beginning.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    internal static bool IsPackage(ReadOnlySpan<byte> beginning) =>
        beginning.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04]);

    private protected override Refusal? Begin(ReadOnlySpan<byte> block) =>
        IsPackage(block) ? null
        : IsOldOffice(block) ? AttachmentRefusals.Encrypted
        : AttachmentRefusals.ContentDiffers;

    private protected override Refusal? End(ReadOnlySpan<byte> tail) =>
        tail.Length >= ZipEnding.Length && ZipEnding.IsWhole(tail[^ZipEnding.Length..])
            ? null
            : AttachmentRefusals.ContentDiffers;
}
