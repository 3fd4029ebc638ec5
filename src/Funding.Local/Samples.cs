using System.Text.Json;
using System.Text.Json.Nodes;
using Funding.Functions.Directory;

namespace Funding.Local;

/// <summary>The files under samples/, which are built along.</summary>
internal static class Samples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>The Kalmar association.</summary>
    internal static string AssociationFile => Path.Combine(Folder, "association.json");

    /// <summary>Names of the applications, the demo's own first.</summary>
    internal static IReadOnlyList<string> Applications =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Folder, "applications"), "*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .OrderByDescending(name => name.StartsWith("ung-", StringComparison.Ordinal))
                .ThenBy(name => name, StringComparer.Ordinal),
        ];

    internal static AssociationFile Association() =>
        AssociationFileReader.Read(File.ReadAllBytes(AssociationFile)).File;

    /// <summary>Writes the association with another frame for every year of its own, and decisions delegated up to an amount; the caller removes the file.</summary>
    internal static string WithMoney(decimal frame, decimal delegated)
    {
        var association = JsonNode
            .Parse(
                File.ReadAllText(AssociationFile),
                documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            )!
            .AsObject();
        foreach (var year in association["frames"]!.AsArray())
        {
            year!["amount"] = frame;
        }

        association["rules"] = new JsonObject { ["delegationCap"] = delegated };

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, association.ToJsonString());
        return path;
    }

    /// <summary>An application as it can be posted.</summary>
    /// <exception cref="UsageException">There is none with this name.</exception>
    internal static JsonObject Application(string name) =>
        Applications.Contains(name, StringComparer.Ordinal)
            ? JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "applications", $"{name}.json")))!.AsObject()
            : throw new UsageException($"There is no sample '{name}'; there are {string.Join(", ", Applications)}.");
}
