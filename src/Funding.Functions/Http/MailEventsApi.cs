using Funding.Functions.Email.Delivering;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>Where SendGrid tells what became of mails. Its signature is the authority.</summary>
public sealed class MailEventsApi
{
    private readonly MailFates _fates;

    /// <summary>Made by the worker.</summary>
    public MailEventsApi(MailFates fates) => _fates = fates;

    /// <summary>Takes a batch of events in: 204 when all are done with, 503 when some are wanted once more.</summary>
    [Function(nameof(TakeMailEvents))]
    public async Task<IResult> TakeMailEvents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mail-events")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        if (!_fates.Signature.HasKey)
        {
            return Answers.Of(KnownProblems.NotFound);
        }
        var aborted = request.HttpContext.RequestAborted;
        var read = await JsonBody.ReadBytesAsync(request, BodyLimits.MailEvents, aborted);
        if (!read.Try(out var body, out var problem))
        {
            return Answers.Of(problem);
        }
        if (
            !_fates.Signature.Holds(
                request.Headers[EventSignature.SignatureHeader],
                request.Headers[EventSignature.TimeHeader],
                body.Span
            )
        )
        {
            return Answers.Of(KnownProblems.EventsNotSigned);
        }
        return MailEvent.Read(body) is not { } events ? Answers.Of(KnownProblems.MalformedJson)
            : await _fates.TakeAsync(client, events, aborted) ? TypedResults.NoContent()
            : Answers.Of(KnownProblems.EventsWantedAgain);
    }
}
