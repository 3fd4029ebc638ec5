using Funding.Core;
using Funding.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using static Funding.Core.ApplicationEvent;

namespace Funding.Local.Demo.Many;

/// <summary>What the storage has about one case, table by table.</summary>
/// <param name="Life">The life that was played.</param>
/// <param name="State">Its state.</param>
/// <param name="Trail">Its events.</param>
/// <param name="Payments">What the bank was asked to pay.</param>
/// <param name="View">Its line in the list of everything that was sent in.</param>
internal sealed record CaseBooks(
    FateLife Life,
    Application State,
    IReadOnlyList<ApplicationEvent> Trail,
    IReadOnlyList<PaymentInstruction> Payments,
    ViewRow View
)
{
    private const int PageSize = 1000;

    internal static async Task<IReadOnlyList<CaseBooks>> ReadAsync(
        IServiceProvider services,
        IReadOnlyList<FateLife> lives
    )
    {
        var store = services.GetRequiredService<ApplicationStore>();
        var payments = services.GetRequiredService<PaymentStore>();
        var lines = services.GetRequiredService<ViewStore>();
        var views = (
            await AllAsync(from => lines.ListAsync(ViewList.Submitted, from, PageSize, CancellationToken.None))
        ).ToDictionary(line => line.Id);
        List<CaseBooks> books = [];
        foreach (var life in lives)
        {
            var id = new Funding.Core.ApplicationId(Guid.Parse(life.Id));
            books.Add(
                new(
                    life,
                    (await store.LoadAsync(id, CancellationToken.None))!.State,
                    [
                        .. (
                            await AllAsync(from => store.ReadTrailAsync(id, from, PageSize, CancellationToken.None))
                        ).Select(entry => entry.Event),
                    ],
                    await AllAsync(from => payments.ListAsync(id, from, PageSize, CancellationToken.None)),
                    views[id]
                )
            );
        }

        return books;
    }

    /// <summary>How long it was in each stage, visit by visit, the last one left out.</summary>
    internal IEnumerable<(ApplicationStage Stage, TimeSpan Time)> Times()
    {
        Application? state = null;
        var since = Trail[0].At;
        foreach (var happened in Trail)
        {
            var next = Application.Fold(state, happened);
            if (state is not null && next.Stage != state.Stage)
            {
                yield return (state.Stage, happened.At - since);
                since = happened.At;
            }

            state = next;
        }
    }

    /// <summary>From the day it was sent in to its end.</summary>
    internal TimeSpan Length => Trail[^1].At - Trail.First(happened => happened is ApplicationSubmitted).At;

    /// <summary>What is sought, in the form as it was posted.</summary>
    internal Money SoughtInForm =>
        Money.FromKronor(Life.Form["budget"]!["sought"]!.AsArray().Sum(row => row!["amount"]!.GetValue<decimal>()));

    /// <summary>The grant and what has been added to it, from the trail alone.</summary>
    internal Money GrantedInTrail =>
        Trail.OfType<BoardDecided>().SingleOrDefault() is { Outcome: BoardOutcome.Granted } decided
            ? Trail
                .OfType<ProposalMade>()
                .Single(made => made.Proposal.Version == decided.Result.ProposalVersion)
                .Proposal.Total
                + Money.Sum(
                    Trail.OfType<AmendmentTookEffect>().SelectMany(took => took.Instalments).Select(i => i.Amount)
                )
            : Money.Zero;

    /// <summary>What the bank paid, from the payment rows; the trail tells only which of them it paid.</summary>
    internal Money PaidInRows
    {
        get
        {
            var paid = Trail.OfType<InstalmentPaid>().Select(happened => happened.PaymentId).ToHashSet();
            return Money.Sum(Payments.Where(row => paid.Contains(row.Id)).Select(row => row.Amount));
        }
    }

    /// <summary>What was paid back, from the trail alone.</summary>
    internal Money RepaidInTrail => Money.Sum(Trail.OfType<RecoveryReceived>().Select(happened => happened.Amount));

    private static async Task<IReadOnlyList<T>> AllAsync<T>(Func<string?, Task<StoredPage<T>>> page)
    {
        List<T> all = [];
        string? from = null;
        do
        {
            var next = await page(from);
            all.AddRange(next.Items);
            from = next.Continuation;
        } while (from is not null);
        return all;
    }
}
