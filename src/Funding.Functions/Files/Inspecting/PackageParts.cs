namespace Funding.Functions.Files.Inspecting;

/// <summary>What the names of a package's entries tell.</summary>
internal static class PackageParts
{
    private static readonly string[] ActingFolders =
    [
        "Basic/",
        "Scripts/",
        "Dialogs/",
        "word/activeX/",
        "xl/activeX/",
        "ppt/activeX/",
        "xl/macrosheets/",
        "xl/dialogsheets/",
    ];

    /// <summary>Programs, and what can start one.</summary>
    internal static bool Acts(string name) =>
        ActingFolders.Any(folder => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
        || IsCalled(name, "vbaProject.bin")
        || IsCalled(name, "vbaData.xml")
        || IsCalled(name, "vbaProjectSignature.bin")
        || (IsEmbedded(name) && !IsOfficePackage(name));

    /// <summary>A file that somebody put into the document, or a chart's workbook.</summary>
    internal static bool IsEmbedded(string name) =>
        name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) && !name.EndsWith('/');

    /// <summary>A name that leads out of the package.</summary>
    internal static bool IsNoPlace(string name) =>
        name.Length is 0 or > 500
        || name[0] == '/'
        || name.Any(letter => letter is '\\' or ':' || char.IsControl(letter))
        || name.Split('/').Contains("..", StringComparer.Ordinal);

    /// <summary>Parts that are read: what the package says of itself, and its texts.</summary>
    internal static bool IsMarkup(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || IsRelationships(name);

    internal static bool IsContentTypes(string name) =>
        string.Equals(name, "[Content_Types].xml", StringComparison.OrdinalIgnoreCase);

    internal static bool IsRelationships(string name) => name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfficePackage(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".xlsx" or ".docx" or ".pptx";

    private static bool IsCalled(string name, string file) =>
        string.Equals(name[(name.LastIndexOf('/') + 1)..], file, StringComparison.OrdinalIgnoreCase);
}
