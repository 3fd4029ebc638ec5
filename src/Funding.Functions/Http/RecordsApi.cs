using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>What is on record about an application: trail, mails, payments.</summary>
public sealed class RecordsApi
{
    private readonly Api _api;
    private readonly ApplicationStore _store;
    private readonly MailLog _mails;
    private readonly PaymentStore _payments;
    private readonly PageTokens _pages;

    /// <summary>Made by the worker.</summary>
    public RecordsApi(Api api, ApplicationStore store, MailLog mails, PaymentStore payments, PageTokens pages) =>
        (_api, _store, _mails, _payments, _pages) = (api, store, mails, payments, pages);

    /// <summary>A page of the audit trail, oldest first.</summary>
    [Function(nameof(ListEvents))]
    public Task<IResult> ListEvents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/applications/{id}/events")] HttpRequest request,
        string id
    ) =>
        PageAsync(
            request,
            id,
            "events",
            async (standing, page) =>
            {
                var found = await _store.ReadTrailAsync(
                    standing.Application.Id,
                    page.Continuation,
                    page.Size,
                    request.HttpContext.RequestAborted
                );
                return new(
                    [
                        .. found
                            .Items.Where(entry => TrailRow.IsFor(entry.Event, standing.Reader))
                            .Select(entry => TrailRow.For(entry, standing.Application, standing.Reader)),
                    ],
                    found.Continuation
                );
            },
            ApiJson.Default.PageResourceTrailRow
        );

    /// <summary>A page of the mails, oldest first: an applicant sees those to the applicant's own people.</summary>
    [Function(nameof(ListMails))]
    public Task<IResult> ListMails(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/applications/{id}/mails")] HttpRequest request,
        string id
    ) =>
        PageAsync(
            request,
            id,
            "mails",
            async (standing, page) =>
            {
                var found = await _mails.ListAsync(
                    standing.Application.Id,
                    page.Continuation,
                    page.Size,
                    request.HttpContext.RequestAborted
                );
                return new([.. found.Items.Where(mail => Sees(standing, mail)).Select(Row)], found.Continuation);
            },
            ApiJson.Default.PageResourceMailRow
        );

    /// <summary>A page of the payments handed to the bank.</summary>
    [Function(nameof(ListPayments))]
    public Task<IResult> ListPayments(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/applications/{id}/payments")]
            HttpRequest request,
        string id
    ) =>
        PageAsync(
            request,
            id,
            "payments",
            async (standing, page) =>
            {
                var found = await _payments.ListAsync(
                    standing.Application.Id,
                    page.Continuation,
                    page.Size,
                    request.HttpContext.RequestAborted
                );
                return new([.. found.Items.Select(Row)], found.Continuation);
            },
            ApiJson.Default.PageResourcePaymentRow
        );

    private Task<IResult> PageAsync<T>(
        HttpRequest request,
        string id,
        string list,
        Func<Standing, PageRequest, Task<StoredPage<T>>> read,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<PageResource<T>> type
    ) =>
        _api.ShowAsync(
            request,
            id,
            ApplicationAction.ViewTrail,
            async standing =>
            {
                var name = $"{list}|{standing.Application.Id}";
                if (!_pages.Read(request, name).Try(out var page, out var problem))
                {
                    return Answers.Of(problem);
                }
                var found = await read(standing, page);
                return JsonAnswer.Of(new PageResource<T>(found.Items, _pages.Next(found.Continuation, name)), type);
            }
        );

    private static bool Sees(Standing standing, LoggedMail mail) =>
        standing.Reader is Reader.Staff
        || new[] { standing.Application.Contact, standing.Application.Signatory }.Any(person =>
            string.Equals(person?.Email.ToString(), mail.ToAddress, StringComparison.OrdinalIgnoreCase)
        );

    private static MailRow Row(LoggedMail mail) =>
        new(
            mail.Id,
            mail.Template,
            mail.ToAddress,
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(mail.Status.ToString()),
            mail.QueuedAt,
            mail.SentAt,
            mail.Subject,
            mail.Fate is MailFate.Unknown
                ? null
                : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(mail.Fate.ToString()),
            mail.FateAt
        );

    private static PaymentRow Row(PaymentInstruction payment) =>
        new(payment.Id, payment.Amount, payment.Account.ToString(), payment.Payee, payment.InstructedAt);
}
