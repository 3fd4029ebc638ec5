using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Funding.Functions.Directory;
using Funding.Functions.Email;
using Funding.Functions.Security.Limits;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Funding.Functions.Security;

/// <summary>
/// The one-time codes with which a vote is confirmed, where the association's rules ask for them: mailed to the link's own
/// address, so that whoever votes can read that mailbox now. Six digits, ten minutes, five tries; a new one voids the one before.
/// </summary>
/// <remarks>
/// A row <c>code|{link}</c> in the application's partition holds a hash under a salt that is itself encrypted, bound to the link
/// and what it votes on. The mail goes at once and not by way of the outbox: the person waits for it and can ask again.
/// </remarks>
public sealed class VoteCodes
{
    internal const int MostTries = 5;
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private const int SaltBytes = 32;
    private const int Attempts = 10;
    private readonly StorageClients _clients;
    private readonly MailComposer _composer;
    private readonly IMailTransport _transport;
    private readonly RateLimits _limits;
    private readonly IDataProtector _protector;
    private readonly TimeProvider _time;

    internal VoteCodes(
        StorageClients clients,
        MailComposer composer,
        IMailTransport transport,
        RateLimits limits,
        IDataProtectionProvider protection,
        TimeProvider time
    ) =>
        (_clients, _composer, _transport, _limits, _protector, _time) = (
            clients,
            composer,
            transport,
            limits,
            protection.CreateProtector("funding-vote-codes"),
            time
        );

    /// <summary>Whether the vote may be cast, and if not, what the person is to do.</summary>
    /// <param name="association">Whose rules hold.</param>
    /// <param name="link">The link that the vote comes by.</param>
    /// <param name="code">The code as typed; null or nothing asks for one.</param>
    /// <param name="renew">Ask for a new one although there may be one that is good.</param>
    /// <param name="cancellationToken">To give up.</param>
    internal async Task<CodeAnswer> CheckAsync(
        Association? association,
        Link link,
        string? code,
        bool renew,
        CancellationToken cancellationToken
    ) =>
        association?.Rules.VotesNeedCode != true ? new CodeAnswer.Right()
        : renew || code is null ? await SendAsync(link, renew, cancellationToken)
        : await TryAsync(link, code, cancellationToken);

    /// <summary>Forgets the code of a link that has been used.</summary>
    internal async Task ForgetAsync(Link link, CancellationToken cancellationToken) =>
        await _clients
            .TableOf(link.Of.Kind)
            .DeleteEntityAsync(link.Of.Partition, Row(link), ETag.All, cancellationToken);

    private async Task<CodeAnswer> SendAsync(Link link, bool renew, CancellationToken cancellationToken)
    {
        var found = await FindAsync(link, cancellationToken);
        if (found is not null && !renew && IsOpen(found))
        {
            return new CodeAnswer.Asked();
        }
        if (await _limits.TryTakeAsync(RateLimit.LinkCodes, link.Hash, cancellationToken) is { Allowed: false } limited)
        {
            return new CodeAnswer.Limited(limited.RetryAfter);
        }
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var number = (found?.GetInt32("Number") ?? 0) + 1;
        await _clients
            .TableOf(link.Of.Kind)
            .UpsertEntityAsync(
                new TableEntity(link.Of.Partition, Row(link))
                {
                    ["Salt"] = _protector.Protect(salt),
                    ["Hash"] = Hash(salt, link, code),
                    ["Expires"] = _time.GetUtcNow() + Lifetime,
                    ["Tries"] = 0,
                    ["Number"] = number,
                },
                TableUpdateMode.Replace,
                cancellationToken
            );
        var id = string.Create(CultureInfo.InvariantCulture, $"vote-code/{link.Hash}/{number}");
        var outcome = await _transport.SendAsync(_composer.ComposeVoteCode(id, link.Person, code), cancellationToken);
        return outcome is MailOutcome.Sent ? new CodeAnswer.Asked() : new CodeAnswer.NotSent();
    }

    private async Task<CodeAnswer> TryAsync(Link link, string code, CancellationToken cancellationToken)
    {
        if (await _limits.TryTakeAsync(RateLimit.CodeTries, link.Hash, cancellationToken) is { Allowed: false } limited)
        {
            return new CodeAnswer.Limited(limited.RetryAfter);
        }
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await FindAsync(link, cancellationToken) is not { } row || !IsOpen(row))
            {
                return new CodeAnswer.Over();
            }
            // The try counts before it is looked at: many at once are as many tries.
            var tries = row.GetInt32("Tries")!.Value + 1;
            try
            {
                await _clients
                    .TableOf(link.Of.Kind)
                    .UpdateEntityAsync(
                        new TableEntity(row.PartitionKey, row.RowKey) { ["Tries"] = tries },
                        row.ETag,
                        TableUpdateMode.Merge,
                        cancellationToken
                    );
            }
            catch (RequestFailedException conflict) when (conflict.IsConflict())
            {
                continue;
            }
            return IsRight(row, link, code) ? new CodeAnswer.Right()
                : tries < MostTries ? new CodeAnswer.Wrong(MostTries - tries)
                : new CodeAnswer.Over();
        }
        return new CodeAnswer.Limited(TimeSpan.FromSeconds(1));
    }

    private async Task<TableEntity?> FindAsync(Link link, CancellationToken cancellationToken)
    {
        var found = await _clients
            .TableOf(link.Of.Kind)
            .GetEntityIfExistsAsync<TableEntity>(link.Of.Partition, Row(link), cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private bool IsOpen(TableEntity row) =>
        row.GetInt32("Tries") < MostTries && _time.GetUtcNow() < row.GetDateTimeOffset("Expires");

    private bool IsRight(TableEntity row, Link link, string code)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        try
        {
            return CryptographicOperations.FixedTimeEquals(
                Hash(_protector.Unprotect(row.GetBinary("Salt")), link, digits),
                row.GetBinary("Hash")
            );
        }
        catch (CryptographicException)
        {
            // From a key ring that is gone: no code is right, and a new one can be asked for.
            return false;
        }
    }

    private static byte[] Hash(byte[] salt, Link link, string code) =>
        HMACSHA256.HashData(
            salt,
            Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{link.Hash}|{link.Target}|{link.Round}|{code}")
            )
        );

    private static string Row(Link link) => $"code|{link.Hash}";
}

/// <summary>What came of a code.</summary>
internal abstract record CodeAnswer
{
    private CodeAnswer() { }

    /// <summary>The vote may be cast: the code is right, or none is asked for.</summary>
    internal sealed record Right : CodeAnswer;

    /// <summary>There is one in the mailbox.</summary>
    internal sealed record Asked : CodeAnswer;

    /// <summary>It is not that one.</summary>
    /// <param name="Left">How many tries are left.</param>
    internal sealed record Wrong(int Left) : CodeAnswer;

    /// <summary>There is none that is good (any longer): a new one must be asked for.</summary>
    internal sealed record Over : CodeAnswer;

    /// <summary>The mail could not be sent.</summary>
    internal sealed record NotSent : CodeAnswer;

    /// <summary>Too many codes, or too many tries.</summary>
    internal sealed record Limited(TimeSpan RetryAfter) : CodeAnswer;
}
