using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    private static readonly HashSet<string> s_notOurs =
    [
        ".git",
        ".data",
        "bin",
        "obj",
        "node_modules",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
        "artifacts",
    ];

    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    private static readonly Lazy<IReadOnlyList<string>> s_files = new(() =>
        [.. Walk(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))]
    );

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Paths below the root, with forward slashes, of every file that people wrote.</summary>
    public static IReadOnlyList<string> Files() => s_files.Value;

    public static IEnumerable<string> Sources() =>
        Files().Where(path => Path.GetExtension(path) is ".cs" or ".razor" or ".cshtml");

    public static IReadOnlyList<Project> Projects() =>
        [
            .. Files()
                .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
                .Select(Architecture.Tests.Project.Load),
        ];

    public static Project Project(string name) => Projects().Single(project => project.Name == name);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Concat(folder.EnumerateDirectories().Where(child => !s_notOurs.Contains(child.Name)).SelectMany(Walk));

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Funding.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException("These tests read the checkout: run them inside it.");
    }
}

/// <summary>A project file.</summary>
internal sealed record Project(string Path, XDocument Xml)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Names of the projects that it refers to, whatever the source of the SDK's types.</summary>
    public IEnumerable<string> ProjectReferences =>
        Items("ProjectReference").Select(include => System.IO.Path.GetFileNameWithoutExtension(include));

    public IEnumerable<string> PackageReferences => Items("PackageReference");

    public IEnumerable<string> FrameworkReferences => Items("FrameworkReference");

    public static Project Load(string path) =>
        new(path, XDocument.Load(System.IO.Path.Combine(Repository.Root, path), LoadOptions.PreserveWhitespace));

    private IEnumerable<string> Items(string kind) =>
        Xml.Descendants(kind).Select(item => (string?)item.Attribute("Include") ?? "").Where(include => include != "");
}
