using System.Text.Json;
using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>What the API tells of an application, as far as the player needs it.</summary>
internal sealed record Case
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public ApplicationStage Stage { get; init; }

    public string? CaseNumber { get; init; }

    public IReadOnlyList<Document> Documents
    {
        get;
        init => field = value ?? [];
    } = [];

    public Supplement? Supplement { get; init; }

    public IReadOnlyList<ReviewRound> Reviews
    {
        get;
        init => field = value ?? [];
    } = [];

    public IReadOnlyList<Proposal> Proposals
    {
        get;
        init => field = value ?? [];
    } = [];

    public BoardMatter? Matter { get; init; }

    public BoardDecision? Decision { get; init; }

    public MinutesRecord? Minutes { get; init; }

    public Agreement? Agreement { get; init; }

    public IReadOnlyList<Instalment> Instalments
    {
        get;
        init => field = value ?? [];
    } = [];

    public IReadOnlyList<Report> Reports
    {
        get;
        init => field = value ?? [];
    } = [];

    public Settlement? Settlement { get; init; }

    public GrantLedger? Ledger { get; init; }

    internal static Case Read(JsonNode? json) =>
        json.Deserialize<Case>(Web) ?? throw new LifeException("The case is empty.");
}
