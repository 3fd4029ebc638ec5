using System.Text.Json.Serialization.Metadata;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>The association's people, mandates, members, parties and seats.</summary>
public sealed partial class SettingsApi
{
    /// <summary>Members, parties, seats, people and mandates as they are today, with ended and coming mandates.</summary>
    [Function(nameof(ShowDirectory))]
    public async Task<IResult> ShowDirectory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/settings/directory")] HttpRequest request
    )
    {
        if (await ProblemAsync(request, SettingsDecider.MayView) is { } problem)
        {
            return Answers.Of(problem);
        }
        var (state, etag) = await _store.GetAsync(request.HttpContext.RequestAborted);
        return DirectoryAnswer(state, etag, await _api.AssociationAsync(request));
    }

    /// <summary>Adds a person.</summary>
    [Function(nameof(AddPerson))]
    public Task<IResult> AddPerson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settings/people")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) => DirectoryAsync(request, client, ApiJson.Default.PersonBody, (body, first) => body.Command("", first));

    /// <summary>Changes how a person is reached, from a day on.</summary>
    [Function(nameof(ChangePerson))]
    public Task<IResult> ChangePerson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/settings/people/{person}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string person
    ) => DirectoryAsync(request, client, ApiJson.Default.PersonBody, (body, first) => body.Command(person, first));

    /// <summary>Gives somebody a mandate.</summary>
    [Function(nameof(GiveMandate))]
    public Task<IResult> GiveMandate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settings/mandates")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) =>
        DirectoryAsync(
            request,
            client,
            ApiJson.Default.MandateBody,
            (body, first) =>
                new SettingsCommand.GiveMandate(
                    new Mandate("", body.Person, body.Kind, body.OrganisationNumber ?? first.Own)
                    {
                        Post = body.Post,
                        From = body.From,
                        Until = body.Until,
                    },
                    body.Replaces,
                    first
                )
                {
                    Reason = body.Reason,
                }
        );

    /// <summary>Ends a mandate.</summary>
    [Function(nameof(EndMandate))]
    public Task<IResult> EndMandate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settings/mandates/{mandate}/end")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string mandate
    ) =>
        DirectoryAsync(
            request,
            client,
            ApiJson.Default.MandateEndBody,
            (body, first) => new SettingsCommand.EndMandate(mandate, body.LastDay, first) { Reason = body.Reason }
        );

    /// <summary>Sets the order in which a seat's substitutes are called.</summary>
    [Function(nameof(OrderSubstitutes))]
    public Task<IResult> OrderSubstitutes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/settings/seats/{seat}/substitutes")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string seat
    ) =>
        DirectoryAsync(
            request,
            client,
            ApiJson.Default.SubstitutesBody,
            (body, first) => new SettingsCommand.OrderSubstitutes(seat, body.Mandates, first) { Reason = body.Reason }
        );

    /// <summary>Adds a member of the association, changes one or ends its membership.</summary>
    [Function(nameof(SetMember))]
    public Task<IResult> SetMember(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/settings/members/{number}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string number
    ) =>
        ChangeAsync(
            request,
            client,
            ApiJson.Default.MemberBody,
            (body, association) =>
                OrganisationNumber.TryParse(number, out var organisation)
                    ? new SettingsCommand.SetMember(
                        body.From,
                        new DirectoryMember(organisation, body.Name, body.Kind)
                        {
                            NoticeAddress = body.NoticeAddress,
                            Until = body.Until,
                        },
                        association.FirstDirectory
                    )
                    {
                        Reason = body.Reason,
                    }
                    : KnownProblems.NotFound,
            answer: DirectoryAnswer
        );

    /// <summary>Adds a party that is asked for opinions.</summary>
    [Function(nameof(AddParty))]
    public Task<IResult> AddParty(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settings/parties")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) => DirectoryAsync(request, client, ApiJson.Default.PartyBody, (body, first) => body.Command("", first));

    /// <summary>Changes a party, or ends it.</summary>
    [Function(nameof(ChangeParty))]
    public Task<IResult> ChangeParty(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/settings/parties/{party}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string party
    ) => DirectoryAsync(request, client, ApiJson.Default.PartyBody, (body, first) => body.Command(party, first));

    /// <summary>Adds a seat of the board with the one elected to it.</summary>
    [Function(nameof(AddSeat))]
    public Task<IResult> AddSeat(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settings/seats")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) =>
        DirectoryAsync(
            request,
            client,
            ApiJson.Default.SeatBody,
            (body, first) =>
                new SettingsCommand.SetSeat(body.From, new DirectorySeat("", body.OrganisationNumber), first)
                {
                    Holder = body.Holder,
                    Reason = body.Reason,
                }
        );

    /// <summary>Gives a seat of the board its last day; mandates for it end with it.</summary>
    [Function(nameof(CloseSeat))]
    public Task<IResult> CloseSeat(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settings/seats/{seat}/end")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string seat
    ) =>
        ChangeAsync(
            request,
            client,
            ApiJson.Default.MandateEndBody,
            (body, association) =>
                association.Directory.Seats.FirstOrDefault(s => s.Id == seat) is { } known
                    ? new SettingsCommand.SetSeat(
                        SwedishTime.DayOf(_time.GetUtcNow()),
                        known with
                        {
                            Until = body.LastDay,
                        },
                        association.FirstDirectory
                    )
                    {
                        Reason = body.Reason,
                    }
                    : KnownProblems.NotFound,
            answer: DirectoryAnswer
        );

    private Task<IResult> DirectoryAsync<TBody>(
        HttpRequest request,
        DurableTaskClient client,
        JsonTypeInfo<TBody> type,
        Func<TBody, AssociationDirectory, SettingsCommand> command
    ) =>
        ChangeAsync(
            request,
            client,
            type,
            (body, association) => command(body, association.FirstDirectory),
            answer: DirectoryAnswer
        );

    private IResult DirectoryAnswer(AssociationSettings state, Azure.ETag etag, Association association) =>
        JsonAnswer.Of(
            DirectoryResource.Of(state, association.FirstDirectory, SwedishTime.DayOf(_time.GetUtcNow())),
            ApiJson.Default.DirectoryResource,
            etag: EntityTags.Format(etag)
        );
}
