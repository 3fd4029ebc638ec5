using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>The scan of files for malicious code.</summary>
internal static class ScanEffects
{
    internal static IEnumerable<Effect> Of(DocumentAttached e) =>
        e.Document.Scan is ScanState.Waiting ? [new ScanFile(e.Document.Id)] : [];

    /// <summary>A file that the office may count on is gone: applicant and office are told. In a draft its page says so.</summary>
    internal static IEnumerable<Effect> Of(Post post, DocumentScanned e) =>
        e is { SentIn: true, Verdict: ScanState.Infected or ScanState.Unscannable }
            ?
            [
                .. post.To(post.Applicants, MailTemplate.FileRemoved, Parameters(e)),
                .. post.To(post.Secretariat, MailTemplate.FileRemovedNotice, Parameters(e)),
            ]
            : [];

    internal static IEnumerable<Effect> Over(Application after, DocumentScanned e) =>
        e.Verdict is ScanState.Infected or ScanState.Unscannable ? SignOffEffects.Over(after, e) : [];

    private static (string, string)[] Parameters(DocumentScanned e) =>
        [
            (MailParameter.FileName, e.FileName),
            (MailParameter.Verdict, Post.Choice(e.Verdict, CoreJson.Default.ScanState)),
        ];
}
