using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Directory;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using static Funding.Core.ApplicationCommand;
using DomainPeople = Funding.Core.Tests.People;
using Life = Funding.Core.Tests.Life;

namespace Funding.Functions.Tests.Access;

/// <summary>
/// An app with a case in every stage of its life and a meeting in every stage of its, written to storage as the domain plays them, and
/// somebody of every kind who is signed in. Tests that share it leave it as it is.
/// </summary>
public sealed class AccessWorld : IAsyncLifetime
{
    /// <summary>The people of the domain's tests, as people of the sample association.</summary>
    private static readonly (string Played, string Person)[] _cast =
    [
        ("editor@kalmar.se", "sara-engdahl"),
        ("signatory@kalmar.se", "fredrik-norling"),
        ("editor@nybro.se", "elin-jarvinen"),
        ("officer@forbund.se", "karin-lindqvist"),
        ("officer2@forbund.se", "johan-sandell"),
        ("finance@forbund.se", "maria-ekvall"),
        ("director@forbund.se", "anders-wrangel"),
        ("reviewer@fk.se", "lena-bergstrom"),
        ("reviewer@af.se", "fatima-nilsson"),
        ("colleague@af.se", "per-akesson"),
        ("seat1@board.se", "margareta-hjelm"),
        ("seat2@board.se", "ingrid-thorsell"),
        ("seat3@board.se", "gunnar-oberg"),
        ("substitute1@kommunerna.se", "ola-brandt"),
    ];

    private readonly Dictionary<string, Caller> _callers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);

    internal FundingApp App { get; } = new();

    /// <summary>A word of the titles that nobody but the applicants may see.</summary>
    internal const string Secret = "Hemligt";

    /// <summary>Everybody who is asked for, by what they are.</summary>
    internal static IReadOnlyDictionary<string, string> Everybody { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["editor"] = "sara-engdahl",
            ["signatory"] = "fredrik-norling",
            ["co-applicant's editor"] = "elin-jarvinen",
            ["co-applicant's signatory"] = "henrik-palm",
            ["another municipality's editor"] = "jonas-ek",
            ["another municipality's signatory"] = "kristina-lagerlof",
            ["secretariat"] = "karin-lindqvist",
            ["finance"] = "maria-ekvall",
            ["director"] = "anders-wrangel",
            ["auditor"] = "gunilla-revelj",
            ["administrator"] = "oskar-tegner",
            ["reviewer"] = "lena-bergstrom",
            ["reviewer who has delegated"] = "fatima-nilsson",
            ["delegated reviewer"] = "per-akesson",
            ["another party's reviewer"] = "birgitta-holm",
            ["chair"] = "margareta-hjelm",
            ["vice chair"] = "ingrid-thorsell",
            ["board member"] = "gunnar-oberg",
            ["called substitute"] = "ola-brandt",
            ["substitute"] = "amina-yusuf",
        };

    /// <summary>A case in every stage, and one that was withdrawn before it was submitted.</summary>
    internal IReadOnlyDictionary<string, Application> Cases { get; private set; } =
        new Dictionary<string, Application>();

    internal IReadOnlyDictionary<string, Meeting> Meetings { get; private set; } = new Dictionary<string, Meeting>();

    internal Caller Nobody => App.Anonymous();

    internal Caller As(string who) => _callers[who];

    internal Actor ActorOf(string who) => _actors[who];

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        var association = await App.Runtime.Services.GetRequiredService<DirectoryStore>().GetAsync(default);
        foreach (var (who, person) in Everybody)
        {
            _callers[who] = await App.AsAsync(person);
            _actors[who] = association.ActorOf(person)!;
        }
        var services = App.Runtime.Services;
        var cases = new Dictionary<string, Application>(StringComparer.Ordinal);
        foreach (var (name, life) in Lives())
        {
            cases[name] = await StoreAsync<Application, ApplicationEvent>(
                services,
                CoreJson.Default.ApplicationEvent,
                Application.Fold,
                life.Trail,
                text =>
                    text.Replace(Life.Id.ToString(), $"{cases.Count + 1:D8}-0000-7000-8000-00000000000a")
                        .Replace(Life.Number.ToString(), $"KAL-2026-{cases.Count + 1:D4}")
                        .Replace(
                            JsonEncodedText.Encode(Samples.Form.Title).Value,
                            name is "never submitted" or nameof(ApplicationStage.Draft)
                                ? $"{Secret} {name}"
                                : JsonEncodedText.Encode(Samples.Form.Title).Value
                        )
            );
        }
        Cases = cases;
        var meetings = new Dictionary<string, Meeting>(StringComparer.Ordinal);
        foreach (var (name, life) in MeetingLives())
        {
            meetings[name] = await StoreAsync<Meeting, MeetingEvent>(
                services,
                CoreJson.Default.MeetingEvent,
                Meeting.Fold,
                life.Trail,
                text => text.Replace(MeetingLife.Id.ToString(), $"{meetings.Count + 1:D8}-0000-7000-8000-00000000000b")
            );
        }
        Meetings = meetings;
    }

    public Task DisposeAsync() => App.DisposeAsync();

    /// <summary>What storage has now of every case and meeting: to see that nothing has changed.</summary>
    internal async Task<string> VersionsAsync()
    {
        var (cases, meetings) = (
            App.Runtime.Services.GetRequiredService<AggregateRows<Application, ApplicationCommand, ApplicationEvent>>(),
            App.Runtime.Services.GetRequiredService<AggregateRows<Meeting, MeetingCommand, MeetingEvent>>()
        );
        List<string> versions = [];
        foreach (var (name, state) in Cases)
        {
            versions.Add($"{name} {(await cases.LoadAsync(cases.RefOf(state), default)).Version}");
        }
        foreach (var (name, state) in Meetings)
        {
            versions.Add($"{name} {(await meetings.LoadAsync(meetings.RefOf(state), default)).Version}");
        }
        var settings = await App.Runtime.Services.GetRequiredService<SettingsStore>().GetAsync(default);
        return string.Join('\n', [.. versions, $"settings {settings.State.Version}"]);
    }

    private static IEnumerable<(string Name, Life Life)> Lives()
    {
        var withdrawnDraft = Life.Draft().Do(new Withdraw("Vi hinner inte."), DomainPeople.Editor);
        yield return ("never submitted", withdrawnDraft);
        yield return (nameof(ApplicationStage.Draft), Life.Draft());
        yield return (nameof(ApplicationStage.Submitted), Life.Submitted());
        yield return (
            nameof(ApplicationStage.SupplementRequested),
            Life.Submitted().Do(new RequestSupplement([new("/budget", "Hur?")]), DomainPeople.Officer)
        );
        var review = Life.InReview();
        var referral = review.Current.Review!.Referrals.Single(r => r.PartyId == "af");
        yield return (
            nameof(ApplicationStage.PartnerReview),
            review.Do(
                new DelegateReferral(referral.Id, DomainPeople.Ref("colleague@af.se")),
                DomainPeople.Reviewer("af")
            )
        );
        yield return (nameof(ApplicationStage.Proposal), Life.Proposed());
        var board = Life.WithBoard();
        yield return (
            nameof(ApplicationStage.BoardDecision),
            board.Do(
                new DeclareConflict("seat-8", board.Current.Matter!.BallotVersion, "Anställd hos sökanden."),
                DomainPeople.Seat(8)
            )
        );
        yield return (nameof(ApplicationStage.MinutesApproval), Life.Decided());
        yield return (nameof(ApplicationStage.Agreement), Life.Granted());
        yield return (nameof(ApplicationStage.Active), Life.Active());
        yield return (nameof(ApplicationStage.Settlement), Settling());
        var closing = Settling();
        closing.Do(new Settle(Samples.Kr(1_350_000), "Resekostnader utan underlag."), DomainPeople.Finance);
        closing.Do(new RecordRecovery(Samples.Kr(50_000), "bg-1"), DomainPeople.Finance);
        yield return (nameof(ApplicationStage.Closed), closing);
        yield return (nameof(ApplicationStage.Rejected), Life.Granted(Samples.Reject));
        yield return (
            nameof(ApplicationStage.Withdrawn),
            Life.Submitted().Do(new Withdraw("Vi hinner inte."), DomainPeople.Editor)
        );
        yield return (
            nameof(ApplicationStage.Dismissed),
            Life.Submitted().Do(new Dismiss("Sökanden är inte medlem."), DomainPeople.Officer)
        );
        yield return (
            nameof(ApplicationStage.Terminated),
            Life.Active().Do(new Terminate("Avtalet har inte följts."), DomainPeople.Director)
        );
    }

    private static Life Settling()
    {
        var life = Life.Active();
        life.Until(new DateOnly(2027, 1, 20)).Pay(1);
        life.Until(new DateOnly(2027, 5, 10)).Report("interim-1").Pay(2);
        life.Until(new DateOnly(2027, 10, 10)).Report("interim-2");
        life.Until(new DateOnly(2028, 1, 20)).Pay(3);
        life.Until(new DateOnly(2028, 5, 10)).Report("interim-3");
        life.Until(new DateOnly(2028, 10, 10)).Report("interim-4");
        return life.Until(new DateOnly(2029, 2, 1)).Report("final").Pay(4);
    }

    private static IEnumerable<(string Name, MeetingLife Life)> MeetingLives()
    {
        yield return ("planned", MeetingLife.Planned());
        yield return ("called", MeetingLife.Called());
        yield return ("open", MeetingLife.Opened());
        yield return ("closed", MeetingLife.Closed());
        yield return ("approved", MeetingLife.Approved());
        yield return (
            "cancelled",
            MeetingLife.Planned().Do(new MeetingCommand.CancelMeeting("Få ärenden."), DomainPeople.Officer)
        );
    }

    /// <summary>Writes what happened, and the state that it makes, as storage has them, and shows it in the lists.</summary>
    private static async Task<TState> StoreAsync<TState, TEvent>(
        IServiceProvider services,
        JsonTypeInfo<TEvent> json,
        Func<TState?, TEvent, TState> fold,
        IReadOnlyList<TEvent> trail,
        Func<string, string> rename
    )
        where TState : class
        where TEvent : class
    {
        List<TEvent> events =
        [
            .. trail.Select(e => JsonSerializer.Deserialize(rename(Recast(JsonSerializer.Serialize(e, json))), json)!),
        ];
        var state = events.Aggregate((TState?)null, (before, e) => fold(before, e))!;
        if (state is Application application)
        {
            await WriteAsync<Application, ApplicationCommand, ApplicationEvent>(
                services,
                application,
                [.. events.OfType<ApplicationEvent>()]
            );
        }
        else if (state is Meeting meeting)
        {
            await WriteAsync<Meeting, MeetingCommand, MeetingEvent>(
                services,
                meeting,
                [.. events.OfType<MeetingEvent>()]
            );
        }
        return state;
    }

    private static async Task WriteAsync<TState, TCommand, TEvent>(
        IServiceProvider services,
        TState state,
        IReadOnlyList<TEvent> events
    )
        where TState : class
        where TEvent : class
    {
        var rows = services.GetRequiredService<AggregateRows<TState, TCommand, TEvent>>();
        var table = services.GetRequiredService<StorageClients>().TableOf(rows.Kind);
        var (id, change, hash) = (rows.RefOf(state), Guid.NewGuid().ToString("N") + "00", "");
        List<TableTransactionAction> all = [];
        foreach (var (index, happened) in events.Index())
        {
            var (row, next) = await rows.EventAsync(id, index + 1, happened, hash, change, default);
            all.Add(row);
            hash = next;
        }
        all.Add(await rows.StateAsync(state, hash, change, new StateRow<TState>(null, 0, "", null), default));
        foreach (var batch in all.Chunk(90))
        {
            await table.SubmitTransactionAsync(batch);
        }
        await rows.SnapshotOf(state).ShowInListsAsync(true, default);
    }

    // Who they are in the domain's tests is an address; here it is the id of a person.
    private static string Recast(string json) =>
        _cast.Aggregate(
            json,
            (text, name) =>
                text.Replace($"\"id\":\"{name.Played}\"", $"\"id\":\"{name.Person}\"")
                    .Replace($"\"personId\":\"{name.Played}\"", $"\"personId\":\"{name.Person}\"")
        );
}
