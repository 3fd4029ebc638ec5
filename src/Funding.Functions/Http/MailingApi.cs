using Funding.Core;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>What the office does about mails that did not arrive.</summary>
public sealed class MailingApi
{
    private readonly Api _api;
    private readonly MailsAgain _mails;

    /// <summary>Made by the worker.</summary>
    public MailingApi(Api api, MailsAgain mails) => (_api, _mails) = (api, mails);

    /// <summary>Sends a mail again, to its receiver's address as it is now.</summary>
    [Function(nameof(SendMailAgain))]
    public Task<IResult> SendMailAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/mails/{mail}/again")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string mail
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.HandleMails,
            ApiJson.Default.EmptyBody,
            (_, standing) => _mails.CommandAsync(standing.Application, mail, request.HttpContext.RequestAborted)
        );

    /// <summary>Puts a mail that came back aside.</summary>
    [Function(nameof(HandleReturnedMail))]
    public Task<IResult> HandleReturnedMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/mails/{mail}/handled")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string mail
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.HandleMails,
            new ApplicationCommand.HandleReturnedMail(mail)
        );
}
