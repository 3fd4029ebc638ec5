using Funding.Core;

namespace Funding.Functions.Disposing;

/// <summary>Why a list is not confirmed.</summary>
internal static class DisposalRefusals
{
    internal static Refusal Own { get; } =
        new(
            RefusalCode.OwnDisposalPreview,
            new(
                "Den som tog fram gallringslistan kan inte själv bekräfta den. Be någon annan på kansliet läsa igenom och bekräfta den.",
                "Whoever drew up the disposal list cannot confirm it. Ask somebody else at the office to read and confirm it."
            )
        );

    internal static Refusal Outdated { get; } =
        new(
            RefusalCode.DisposalListOutdated,
            new(
                "Listan är inte längre den som du läste, eller någon har redan bekräftat den eller lagt den åt sidan. Läs sidan igen.",
                "The list is no longer the one that you read, or somebody has confirmed it or put it aside already. Load the page again."
            )
        );
}
