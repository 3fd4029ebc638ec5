using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Funding.Pages.Assets;

/// <summary>A file that pages link to, with a name that changes when its content does.</summary>
/// <param name="Name">File name with content hash, as in the address <c>/assets/{name}</c>.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Compressed">The same as Brotli, or null where that is no smaller.</param>
public sealed record SiteAsset(
    string Name,
    string ContentType,
    ReadOnlyMemory<byte> Content,
    ReadOnlyMemory<byte>? Compressed
);

/// <summary>Styles, scripts, fonts and pictures, embedded in the assembly: nothing is fetched from elsewhere.</summary>
public static class SiteAssets
{
    /// <summary>The font's ordinary weight.</summary>
    public static SiteAsset FontRegular { get; } = Embedded("inter-regular", "woff2", "font/woff2");

    /// <summary>The font's heavier weight.</summary>
    public static SiteAsset FontSemiBold { get; } = Embedded("inter-semibold", "woff2", "font/woff2");

    /// <summary>The one style sheet: the design system's, and our own upon it.</summary>
    public static SiteAsset Stylesheet { get; } = Make("site", "css", "text/css; charset=utf-8", Styles());

    /// <summary>The mark, used as icon of the browser's tab.</summary>
    public static SiteAsset Mark { get; } = Embedded("mark", "svg", "image/svg+xml");

    /// <summary>The design system's icons, each a symbol <c>f-icon-…</c>.</summary>
    public static SiteAsset Icons { get; } = Embedded("icons", "svg", "image/svg+xml");

    /// <summary>Lets a part of a page follow what is typed or happens; every page works without it.</summary>
    public static SiteAsset Htmx { get; } = Embedded("htmx", "js", "text/javascript; charset=utf-8");

    /// <summary>Saves a form while it is written; the page works without it.</summary>
    public static SiteAsset Autosave { get; } = Embedded("autosave", "js", "text/javascript; charset=utf-8");

    /// <summary>Sums the budget while it is typed; without it the sums are those of what was saved.</summary>
    public static SiteAsset Budget { get; } = Embedded("budget", "js", "text/javascript; charset=utf-8");

    /// <summary>Shows how far a file has come; the page's form does the same without it.</summary>
    public static SiteAsset Upload { get; } = Embedded("upload", "js", "text/javascript; charset=utf-8");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SiteAsset> All { get; } =
    [FontRegular, FontSemiBold, Stylesheet, Mark, Icons, Htmx, Autosave, Budget, Upload];

    private static readonly FrozenDictionary<string, SiteAsset> ByName = All.ToFrozenDictionary(
        asset => asset.Name,
        StringComparer.Ordinal
    );

    /// <summary>The asset of that exact name, or null: an old hash is not found rather than answered with new content.</summary>
    public static SiteAsset? Find(string name) => ByName.GetValueOrDefault(name);

    // The design system in a layer below: whatever our own styles say wins, however it is selected.
    private static byte[] Styles()
    {
        var sheet = new StringBuilder("@layer fkui{")
            .Append(Encoding.UTF8.GetString(Read("assets/fkui.css")))
            .Append('}');
        foreach (var part in StyleParts())
        {
            sheet.AppendLine().Append(Encoding.UTF8.GetString(Read(part)));
        }

        return Encoding.UTF8.GetBytes(
            sheet
                .Replace("inter-regular.woff2", FontRegular.Name)
                .Replace("inter-semibold.woff2", FontSemiBold.Name)
                .ToString()
        );
    }

    // What all stand on comes first, paper last.
    private static IEnumerable<string> StyleParts() =>
        typeof(SiteAssets)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("styles/", StringComparison.Ordinal))
            .OrderBy(name =>
                name is "styles/base.css" ? 0
                : name is "styles/print.css" ? 2
                : 1
            )
            .ThenBy(name => name, StringComparer.Ordinal);

    private static SiteAsset Embedded(string name, string extension, string contentType) =>
        Make(name, extension, contentType, Read($"assets/{name}.{extension}"));

    private static SiteAsset Make(string name, string extension, string contentType, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        return new SiteAsset($"{name}.{hash}.{extension}", contentType, content, Brotli.Smaller(content));
    }

    private static byte[] Read(string resource)
    {
        using var stream =
            typeof(SiteAssets).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
