using System.Text.Json;

namespace Funding.Core.Tests;

/// <summary>One life of an earlier release as it lay in storage then (tests/Releases), recorded by <c>./dev record-histories</c>.</summary>
internal sealed class RecordedLife
{
    private RecordedLife(string name, JsonElement json)
    {
        Name = name;
        Trail =
        [
            .. json.GetProperty("trail")
                .EnumerateArray()
                .Select(e => e.Deserialize(CoreJson.Default.ApplicationEvent)!),
        ];
        TrailTexts = [.. json.GetProperty("trail").EnumerateArray().Select(e => e.GetRawText())];
        States = [.. json.GetProperty("states").EnumerateArray()];
        Meetings = json.TryGetProperty("meetings", out var meetings) ? [.. meetings.EnumerateArray()] : [];
        Histories = [.. json.GetProperty("histories").EnumerateArray()];
    }

    /// <summary>Names of all of them: release and fate.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        .. Directory
            .EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(Folder, file), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    internal string Name { get; }

    internal IReadOnlyList<ApplicationEvent> Trail { get; }

    /// <summary>The events to the letter, as their hashes were made of them.</summary>
    internal IReadOnlyList<string> TrailTexts { get; }

    /// <summary>The state as JSON, in some stages on the way and, last, at the end.</summary>
    internal IReadOnlyList<JsonElement> States { get; }

    /// <summary>The meetings that it came to, each with its <c>trail</c> and its <c>state</c>; release 1.0 had none.</summary>
    internal IReadOnlyList<JsonElement> Meetings { get; }

    /// <summary>The histories of its orchestrations as they were exported.</summary>
    internal IReadOnlyList<JsonElement> Histories { get; }

    internal static RecordedLife Read(string name) =>
        new(name, JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json"))));

    private static string Folder => Path.Combine(Repository.Root(), "tests", "Releases");
}
