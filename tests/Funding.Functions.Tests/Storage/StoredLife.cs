using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Email;
using Funding.Functions.Outbox;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Records;
using static Funding.Core.ApplicationCommand;

namespace Funding.Functions.Tests.Storage;

/// <summary>One thing that somebody does to an application, worked out from how it then is.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Command">The command.</param>
/// <param name="By">Who.</param>
/// <param name="LinkOf">Whose latest personal link it is done with, if any.</param>
internal sealed record Step(
    string Name,
    Func<Application, ApplicationCommand> Command,
    Actor By,
    string? LinkOf = null
);

/// <summary>The steps from a draft to the first payment, with every kind of effect among them.</summary>
internal static class StoredLife
{
    internal static readonly ApplicationId Id = Life.Id;

    internal static readonly CreateDraft Draft = new(Id, Samples.Form, Samples.Association);

    internal static readonly IReadOnlyList<Step> Steps =
    [
        new("draft", _ => Draft, People.Editor),
        new("edit", state => new EditForm(state.Form with { Title = "Vägen vidare" }), People.Editor),
        new("submit", _ => new SubmitApplication(Samples.Association), People.Signatory),
        new("complete", _ => new ConfirmComplete(Samples.Parties), People.Officer),
        .. Samples
            .Parties.Where(party => !party.OrganisationNumbers.Contains(People.Kalmar))
            .Select(party => new Step(
                $"opinion of {party.Id}",
                _ => new GiveOpinion($"1-{party.Id}", Samples.Opinion),
                People.Reviewer(party.Id),
                $"reviewer@{party.Id}.se"
            )),
        new("propose", _ => Samples.Grant, People.Director),
        new(
            "open the item",
            _ => new OpenBoardDecision(
                Samples.Seats,
                Samples.Substitutes,
                new DateTimeOffset(2026, 10, 1, 14, 0, 0, TimeSpan.Zero)
            ),
            People.Officer
        ),
        .. Enumerable
            .Range(1, 8)
            .Select(seat => new Step(
                $"vote {seat}",
                state => new CastBallot($"seat-{seat}", state.Matter!.BallotVersion, VoteChoice.Yes),
                People.Seat(seat),
                $"seat{seat}@board.se"
            )),
        new("decide", _ => new CloseBoardDecision(), People.Officer),
        new("minutes", _ => new ApproveMinutes("§ 12", new DateOnly(2026, 9, 1)), People.Officer),
        new("accept", state => new AcceptAgreement(state.Agreement!.Hash), People.Signatory, "signatory@kalmar.se"),
        new("countersign", _ => new CountersignAgreement(), People.Director),
        new("authorise 1", _ => new AuthoriseInstalment(1), People.Officer2),
        new("authorise 2", _ => new AuthoriseInstalment(1), People.Director),
        new("paid", state => new RecordBankAnswer(state.Instalments[0].PaymentId!, BankAnswer.Paid), People.Finance),
    ];

    /// <summary>What happens between steps by itself: time makes the first instalment fall due.</summary>
    internal static async Task LetTimePassAsync(StorageWorld world, StorageProcess process)
    {
        var state = (await process.Store.LoadAsync(Id, default))!.State;
        if (state.Stage != ApplicationStage.Active || state.Instalments[0].Status != InstalmentStatus.Planned)
        {
            return;
        }
        var due = Dues.Of(state, new ProcessRef.Disbursement(1)).Next!;
        world.Time.SetUtcNow(due.At > world.Time.GetUtcNow() ? due.At : world.Time.GetUtcNow());
        Assert.IsType<ChangeResult.Changed>(
            await process.Store.ChangeAsync(process.Client, Id, due.Command, Actor.System, null, default)
        );
    }

    /// <summary>Does a step; null when the application is not there yet.</summary>
    internal static async Task<ChangeResult> DoAsync(StorageProcess process, Step step, StorageProcess reader)
    {
        var state = (await reader.Store.LoadAsync(Id, default))?.State;
        var link = step.LinkOf is null ? null : new LinkUse(await LatestLinkAsync(reader, step.LinkOf));
        return await process.Store.ChangeAsync(
            process.Client,
            Id,
            step.Command(state!),
            step.By,
            new ChangeOptions(Link: link),
            default
        );
    }

    /// <summary>Leads an undisturbed application up to and including a step.</summary>
    internal static async Task<StorageProcess> UpToAsync(StorageWorld world, string last)
    {
        var process = await world.StartAsync();
        foreach (var step in Steps)
        {
            var result = await DoAsync(process, step, process);
            Assert.True(result is ChangeResult.Changed, $"{step.Name}: {result}");
            if (string.Equals(step.Name, last, StringComparison.Ordinal))
            {
                return process;
            }
            await LetTimePassAsync(world, process);
        }
        throw new ArgumentException($"There is no step {last}.", nameof(last));
    }

    internal static Step Step(string name) =>
        Steps.Single(step => string.Equals(step.Name, name, StringComparison.Ordinal));

    internal static async Task<string> LatestLinkAsync(StorageProcess process, string address)
    {
        var mails = await MailsAsync(process, address);
        var token = mails
            .OrderBy(mail => mail.At)
            .ThenBy(mail => mail.Mail.Id.Split('/') is [_, var sequence, _] ? int.Parse(sequence, null) : 0)
            .Select(mail => TokenIn(mail.Mail))
            .Last(token => token is not null);
        Assert.True(SecretToken.TryHash(token, out var hash));
        return hash;
    }

    internal static string? TokenIn(Mail mail)
    {
        var marker = $"/link/{Id}/";
        var at = mail.Text.IndexOf(marker, StringComparison.Ordinal);
        return at < 0 ? null : mail.Text.Substring(at + marker.Length, 43);
    }

    internal static async Task<List<MailboxMail>> MailsAsync(StorageProcess process, string? address = null)
    {
        List<MailboxMail> mails = [];
        await foreach (var mail in process.Get<MailboxReader>().ReadAsync(address, null, default))
        {
            mails.Add(mail);
        }
        return mails;
    }

    /// <summary>Everything that can be seen from outside when all is said and done; equal lives look equal.</summary>
    internal static async Task<IReadOnlyList<string>> OutcomeAsync(StorageWorld world, StorageProcess process)
    {
        var stored = (await process.Store.LoadAsync(Id, default))!;
        var trail = await process.Store.ReadTrailAsync(Id, null, 1000, default);
        var payments = await process.Get<PaymentStore>().ListAsync(Id, null, 1000, default);
        var log = await process.Get<MailLog>().ListAsync(Id, null, 1000, default);
        var list = await process.Get<ViewStore>().ListAsync(ViewList.Submitted, null, 100, default);
        var own = await process.Get<ViewStore>().ListAsync(ViewList.Organisation(People.Kalmar), null, 100, default);
        var undelivered = await process.Get<OutboxRows>().UndeliveredAsync(Id, default);
        var mails = await MailsAsync(process);
        var register = await process.Get<CaseRecords>().ListAsync(stored.State, null, 1000, default);
        var records = await RecordsAsync(process, stored.State);
        return
        [
            $"stage {stored.State.Stage} version {stored.Version} case {stored.State.CaseNumber}",
            $"paid {stored.State.Ledger.Paid} granted {stored.State.Ledger.Granted}",
            .. trail.Items.Select(entry =>
                $"event {entry.Sequence} {entry.Event.GetType().Name} by {entry.Event.By.PersonId}"
            ),
            .. payments.Items.Select(payment => $"payment {payment.Id} {payment.Amount} to {payment.Account}"),
            .. mails
                .Select(mail => $"mail {mail.Mail.Id} {mail.Mail.Kind} to {mail.Mail.ToAddress}")
                .Order(StringComparer.Ordinal),
            .. log.Items.Select(mail => $"logged {mail.Id} {mail.Template} {mail.Status}"),
            .. list.Items.Concat(own.Items).Select(row => $"view {row == ViewRow.Of(stored.State)}"),
            $"rows {list.Items.Count} {own.Items.Count}",
            .. world.Hub.Starts.Select(start => $"started {start}"),
            $"undelivered {undelivered.Count} pending {await PendingAsync(process)}",
            .. register.Items.Select(entry =>
                $"registered {entry.Number} {entry.Kind} {entry.Title.Sv} {entry.Reference}"
            ),
            .. records,
            $"broken event {await process.Store.FindBrokenEventAsync(Id, default)}",
        ];
    }

    // Every document that the register promises, whether it is stored as registered, and what else lies in the container.
    private static async Task<IReadOnlyList<string>> RecordsAsync(StorageProcess process, Application application)
    {
        List<string> found = [];
        foreach (var record in application.Records)
        {
            var reading = await process.Get<CaseRecords>().ReadAsync(application, record, default);
            found.Add($"record {record.Number} {record.Id} {reading?.GetType().Name}");
        }
        await foreach (var blob in process.Get<StorageClients>().Records.GetBlobsAsync())
        {
            found.Add($"blob {blob.Name}");
        }
        return found;
    }

    internal static async Task<int> PendingAsync(StorageProcess process)
    {
        var count = 0;
        await foreach (var _ in process.Get<StorageClients>().Pending.QueryAsync<Azure.Data.Tables.TableEntity>())
        {
            count++;
        }
        return count;
    }
}
