using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Pages.Following;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Pages;

/// <summary>Shows applicants their case, a part at a time.</summary>
public sealed class CaseShowing
{
    private const int MailsAtOnce = 50;
    private readonly Site _site;
    private readonly MailLog _mails;
    private readonly PageTokens _tokens;
    private readonly TimeProvider _time;

    internal CaseShowing(Site site, MailLog mails, PageTokens tokens, TimeProvider time) =>
        (_site, _mails, _tokens, _time) = (site, mails, tokens, time);

    /// <summary>The part of the case page that the address names.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="standing">Who visits which case.</param>
    /// <param name="tab">Which part; null: as the address says.</param>
    /// <param name="withdraw">The form that takes the application back, when it was refused.</param>
    /// <param name="signing">The form that accepts something, when it was refused.</param>
    /// <param name="status">The answer's status; null: 200, or 422 when something was refused.</param>
    internal async Task<IResult> ShowAsync(
        Visit visit,
        Standing standing,
        CaseTab? tab = null,
        FormState? withdraw = null,
        FormState? signing = null,
        int? status = null
    )
    {
        var (application, actor) = (standing.Application, standing.Actor);
        var part =
            tab
            ?? (
                Enum.TryParse<CaseTab>(visit.Request.Query["tab"].ToString(), ignoreCase: true, out var named)
                && Enum.IsDefined(named)
                    ? named
                    : CaseTab.Overview
            );
        var model = new CaseModel(
            application,
            part,
            SwedishTime.DayOf(_time.GetUtcNow()),
            withdraw ?? FormState.Empty("withdraw")
        )
        {
            MayAmend = AccessPolicy.Allows(actor, ApplicationAction.RequestAmendment, application),
            MayReport = AccessPolicy.Allows(actor, ApplicationAction.SubmitReport, application),
            MaySign = AccessPolicy.Allows(actor, ApplicationAction.AcceptAgreement, application),
            MayCopy = AccessPolicy.Allows(actor, ApplicationAction.Create, application),
            Signing = signing,
            NoticeKey = visit.DoneKey,
        };
        if (part is CaseTab.Mails)
        {
            var name = $"mails|{application.Id}";
            if (!_tokens.Read(visit.Request, name).Try(out var page, out var problem))
            {
                return await _site.ProblemAsync(visit, problem);
            }
            var found = await _mails.ListAsync(application.Id, page.Continuation, MailsAtOnce, visit.Aborted);
            model = model with
            {
                Mails = [.. found.Items.Where(mail => IsTheirs(application, mail)).Select(Sent)],
                NextMailsHref = _tokens.Next(found.Continuation, name) is { } token
                    ? $"/applications/{application.Id}?tab=mails&continuation={Uri.EscapeDataString(token)}"
                    : null,
            };
        }
        var refused = withdraw is not null || signing is not null;
        return await _site.ShowAsync<CasePage, CaseModel>(visit, model, status ?? (refused ? 422 : 200));
    }

    private static bool IsTheirs(Application application, LoggedMail mail) =>
        new[] { application.Contact, application.Signatory }.Any(person =>
            string.Equals(person?.Email.ToString(), mail.ToAddress, StringComparison.OrdinalIgnoreCase)
        );

    private static SentMail Sent(LoggedMail mail) =>
        new(mail.ToName, mail.Subject, mail.SentAt ?? mail.QueuedAt, $"Mail.ToUs.{mail.Status}");
}
