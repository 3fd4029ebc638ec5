namespace Functions.Embedded.Azurite;

/// <summary>Where npm has put Azurite.</summary>
internal static class AzuriteLocation
{
    private static readonly string _script = Path.Combine("node_modules", "azurite", "dist", "src", "azurite.js");

    internal static string Find(string? searchFrom)
    {
        string[] starts = searchFrom is null
            ? [Directory.GetCurrentDirectory(), AppContext.BaseDirectory]
            : [Path.GetFullPath(searchFrom)];
        return starts.SelectMany(WithFoldersAbove).Select(f => Path.Combine(f, _script)).FirstOrDefault(File.Exists)
            ?? throw new AzuriteStartException(Missing(starts));
    }

    private static string Missing(string[] starts)
    {
        var project = starts
            .SelectMany(WithFoldersAbove)
            .FirstOrDefault(f => File.Exists(Path.Combine(f, "package.json")));
        var where = project is null ? "the folder that holds package.json" : project;
        var npm = IsOnPath("npm")
            ? ""
            : " npm was not found either: it comes with Node.js 20 or later; install that first.";
        return $"Azurite (local storage) is not installed: no {_script} in {starts[0]} or any folder above.{npm} Run `npm ci` in {where}, then start again.";
    }

    private static IEnumerable<string> WithFoldersAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(f => File.Exists(Path.Combine(f, program)) || File.Exists(Path.Combine(f, program + ".cmd")));
}
