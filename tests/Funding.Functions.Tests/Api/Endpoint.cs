using System.Text.Json;
using System.Text.Json.Nodes;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Api;

/// <summary>People of the sample association, as they stand to the application that tests share.</summary>
internal static class People
{
    internal const string Editor = "sara-engdahl";
    internal const string Signatory = "fredrik-norling";
    internal const string CoApplicant = "david-kraft";
    internal const string OtherMunicipality = "jonas-ek";
    internal const string OtherSignatory = "kristina-lagerlof";
    internal const string Secretariat = "karin-lindqvist";
    internal const string SecondSecretary = "johan-sandell";
    internal const string Finance = "maria-ekvall";
    internal const string Director = "anders-wrangel";
    internal const string Chair = "margareta-hjelm";
    internal const string BoardMember = "gunnar-oberg";
    internal const string Partner = "lena-bergstrom";

    internal static IReadOnlyList<string> All { get; } =
    [
        Editor,
        Signatory,
        CoApplicant,
        OtherMunicipality,
        OtherSignatory,
        Secretariat,
        SecondSecretary,
        Finance,
        Director,
        Chair,
        BoardMember,
        Partner,
    ];

    /// <summary>Those who may know of a submitted application before partners and board have been asked.</summary>
    internal static IReadOnlyList<string> WhoKnow { get; } =
    [Editor, Signatory, CoApplicant, Secretariat, SecondSecretary, Finance, Director];
}

/// <summary>One HTTP function: how it is called, and who may.</summary>
internal sealed record Endpoint(string Function, string Method, string Path, params IReadOnlyList<string> Allowed)
{
    /// <summary>A body that is read without complaint; null: it takes none.</summary>
    internal string? Body { get; init; }

    /// <summary>The body may be left out.</summary>
    internal bool MayBeEmpty { get; init; }

    /// <summary>Those who may know of what the address names.</summary>
    internal IReadOnlyList<string> WhoKnow { get; init; } = People.WhoKnow;

    /// <summary>Not about one application or meeting.</summary>
    internal bool IsGeneral => !Path.Contains('{', StringComparison.Ordinal);

    /// <summary>Its authority is a personal link.</summary>
    internal bool IsByLink => Path.Contains("links/", StringComparison.Ordinal);

    internal bool IsRead => Method == "GET";

    internal bool TakesJson => Body is not null;

    internal string At(Guid id) =>
        Path.Replace("{id}", id.ToString(), StringComparison.Ordinal)
            .Replace("{meeting}", SubmittedApplication.Meeting.ToString(), StringComparison.Ordinal);

    /// <summary>The body again and again, each time with one thing wrong, and the pointer to it.</summary>
    internal IEnumerable<(string Body, string Pointer)> Spoiled()
    {
        foreach (var (pointer, spoil) in Places(JsonNode.Parse(Body!)!, ""))
        {
            var copy = JsonNode.Parse(Body!)!;
            spoil(copy);
            yield return (copy.ToJsonString(), pointer);
        }
    }

    private static IEnumerable<(string Pointer, Action<JsonNode> Spoil)> Places(JsonNode node, string pointer)
    {
        if (node is not JsonObject fields)
        {
            yield break;
        }
        foreach (var (name, value) in fields)
        {
            var place = $"{pointer}/{name}";
            yield return (place, root => Parent(root, pointer)[name] = Wrong(value));
            if (value is JsonObject inner)
            {
                foreach (var deeper in Places(inner, place))
                {
                    yield return deeper;
                }
            }
        }
        yield return ($"{pointer}/doesNotExist", root => Parent(root, pointer)["doesNotExist"] = 1);
    }

    private static JsonNode Parent(JsonNode root, string pointer) =>
        pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (node, name) => node[name]!);

    private static JsonNode Wrong(JsonNode? value) =>
        value?.GetValueKind() is JsonValueKind.String ? new JsonObject { ["a"] = 1 } : JsonValue.Create("wrong");
}
