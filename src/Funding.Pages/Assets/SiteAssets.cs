using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Funding.Pages.Assets;

/// <summary>A file that pages link to, with a name that changes when its content does.</summary>
/// <param name="Name">File name with content hash, as in the address <c>/assets/{name}</c>.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Content">The bytes.</param>
public sealed record SiteAsset(string Name, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>The style sheet, the script and the mark, embedded in the assembly: nothing is fetched from elsewhere.</summary>
public static class SiteAssets
{
    /// <summary>The one style sheet.</summary>
    public static SiteAsset Stylesheet { get; } = Read("site", "css", "text/css; charset=utf-8");

    /// <summary>The mark, used as icon of the browser's tab.</summary>
    public static SiteAsset Mark { get; } = Read("mark", "svg", "image/svg+xml");

    /// <summary>Saves a form while it is written; the page works without it.</summary>
    public static SiteAsset Autosave { get; } = Read("autosave", "js", "text/javascript; charset=utf-8");

    private static readonly FrozenDictionary<string, SiteAsset> ByName = new[]
    {
        Stylesheet,
        Mark,
        Autosave,
    }.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>The asset of that exact name, or null: an old hash is not found rather than answered with new content.</summary>
    public static SiteAsset? Find(string name) => ByName.GetValueOrDefault(name);

    private static SiteAsset Read(string name, string extension, string contentType)
    {
        using var stream =
            typeof(SiteAssets).Assembly.GetManifestResourceStream($"assets/{name}.{extension}")
            ?? throw new InvalidOperationException($"The asset {name}.{extension} is not embedded.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        return new SiteAsset($"{name}.{hash}.{extension}", contentType, content);
    }
}
