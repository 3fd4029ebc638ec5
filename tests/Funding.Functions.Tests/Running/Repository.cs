namespace Funding.Functions.Tests.Running;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    internal static string Association => Path.Combine(Root, "samples", "association.json");

    internal static string Sample(string name) =>
        File.ReadAllText(Path.Combine(Root, "samples", "applications", $"{name}.json"));

    internal static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Funding.sln")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException("The tests run within the repository.");
    }
}
